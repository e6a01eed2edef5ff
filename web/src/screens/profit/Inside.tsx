// One part opened: every term with its sources, the rates behind it, and the order lines it is made of.
import { Link } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { useMemo, useState } from "react";
import { useLevel, type Which } from "@/domains/review/shows";
import type { Profit, ProfitPart, ProfitRow } from "@/domains/settlement/profit";
import type { RateCode } from "@/domains/settlement/rates";
import { costText, sumText } from "@/domains/settlement/says";
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import { dayAndClock } from "../results/dayAndClock";
import { countsOf } from "../show/counts";
import { type Opened, Trace } from "../show/Trace";
import { useMeanings } from "../show/useMeanings";
import { BasisMark } from "./BasisMark";
import { usePart } from "./usePart";
import styles from "./inside.module.css";
import head from "./head.module.css";

interface Props {
  which: Which;
  profit: Profit;
  row: ProfitRow;
  part: ProfitPart["part"];
  close: () => void;
}

/** The measures whose rows a part is made of. */
const MADE_OF: Record<ProfitPart["part"], readonly string[]> = {
  net_sales: ["gmv", "refund_cohort"],
  goods: ["items_paid"],
  commission: ["commission"],
  platform_fee: ["platform_fee"],
  ads: [],
  freight: ["orders_paid"],
  returns: ["orders_refunded", "refund_cohort"],
  hours: [],
  other: ["other_fees"],
};

/** The kind of rate that speaks of a part first. */
const RATED_BY: Partial<Record<ProfitPart["part"], RateCode>> = {
  goods: "goods_cost",
  commission: "commission",
  platform_fee: "platform_fee",
  freight: "freight_out",
  returns: "return_freight",
  hours: "labour",
  other: "other",
};

export function Inside({ which, profit, row, part, close }: Props) {
  const { words, language } = useLanguage();
  const told = words.profit;
  const named = usePart();
  const [opened, setOpened] = useState<Opened | null>(null);
  const products = useLevel(which, "product", false, ["gmv"]).data;
  const whole = useLevel(which, "show", false, ["gmv"]).data;
  const meanings = useMeanings(which, whole?.rows[0]);
  const names = useMemo(
    () => new Map((products?.rows ?? []).map(({ key, label }) => [key, label])),
    [products],
  );
  const counts = useMemo(
    () => new Map(countsOf(meanings?.catalogue ?? [], "show").map((one) => [one.measure, one])),
    [meanings],
  );
  const sum = row.parts.find((one) => one.part === part);
  const terms = row.terms.filter((one) => one.part === part);
  const kind = RATED_BY[part];
  if (sum === undefined) return null;
  const rows = MADE_OF[part].flatMap((measure) => counts.get(measure) ?? []);
  return (
    <Drawer
      open
      onClose={close}
      size={620}
      title={told.inside(profit.by === "show" ? named(sum) : `${row.label} · ${named(sum)}`)}
    >
      <div className={styles.inside} data-inside={part}>
        <p className={head.big}>
          {part === "net_sales" ? sumText(sum.range, told) : costText(sum.range, told)}
        </p>
        {terms.map((term) => (
          <section key={`${term.basis} ${term.detail}`} data-term={term.basis}>
            <header>
              <BasisMark basis={term.basis} />
              <b data-number>
                {part === "net_sales" && term.basis === "actual"
                  ? sumText(term.range, told)
                  : costText(term.range, told)}
              </b>
            </header>
            <p>{term.detail}</p>
            <ul>
              {term.sources.map((source) => (
                <li key={source.text}>
                  <span>{source.text}</span>
                  <small>
                    {source.as_of === null ? told.noDate : dayAndClock(source.as_of, language)}
                  </small>
                </li>
              ))}
              {term.sources.length === 0 && <li className={tone.soft}>{told.noSource}</li>}
            </ul>
          </section>
        ))}
        <footer>
          {rows.map((count) => (
            <Button
              key={count.measure}
              data-rows={count.measure}
              onClick={() =>
                setOpened({
                  kind: "count",
                  cell: { level: profit.by, key: row.key, measure: count.measure },
                  count,
                  row: row.label,
                })
              }
            >
              {told.rows[count.measure] ?? count.zh}
            </Button>
          ))}
          {kind !== undefined && (
            <Link to="/rates" search={{ kind }}>
              <Button type="text">{told.seeRates}</Button>
            </Link>
          )}
        </footer>
        {MADE_OF[part].length === 0 && <p className={tone.soft}>{told.noRowsBehind}</p>}
      </div>
      {meanings !== undefined && (
        <Trace
          which={which}
          opened={opened}
          close={() => setOpened(null)}
          meanings={meanings}
          counts={counts}
          names={names}
        />
      )}
    </Drawer>
  );
}
