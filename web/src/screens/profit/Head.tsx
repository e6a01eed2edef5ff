// The profit in one sentence, and what it rests on.
import { exactCount } from "@/domains/imports/exact";
import type { Profit, ProfitRow } from "@/domains/settlement/profit";
import { openParts, sumText } from "@/domains/settlement/says";
import { Card } from "@/kit/Card";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { BasisMark } from "./BasisMark";
import { usePart } from "./usePart";
import styles from "./head.module.css";

interface Props {
  profit: Profit;
  row: ProfitRow;
}

export function Head({ profit, row }: Props) {
  const words = useWords();
  const told = words.profit;
  const named = usePart();
  const open = openParts(row.missing).length > 0;
  const lacking = [...new Set(row.missing.filter(({ range }) => range.low === null).map(named))];
  const { low, high } = row.profit;
  return (
    <Card data-part="head">
      <h2>
        {profit.by === "show" ? told.net : `${row.label} · ${told.net}`}
        <small>{told.lines(exactCount(row.lines))}</small>
      </h2>
      <p className={styles.big} data-profit={`${low ?? ""}..${high ?? ""}`}>
        {sumText(row.profit, told)}
      </p>
      <p className={open ? tone.soon : tone.soft}>
        {open
          ? told.stillMissing(words.common.listed(lacking))
          : low === high
            ? told.sure
            : told.spread}
      </p>
      <div className={styles.bases} aria-label={told.byBasis} role="list">
        {row.by_basis.map(({ basis, range }) => (
          <p key={basis} role="listitem" data-basis={basis}>
            <BasisMark basis={basis} />
            <span data-number>
              {/* What rests on nothing is no amount, however its best end reads. */}
              {basis === "missing" && range.low === null ? told.leftOpen : sumText(range, told)}
            </span>
          </p>
        ))}
        <p className={tone.soft}>{told.byBasisHow}</p>
      </div>
    </Card>
  );
}
