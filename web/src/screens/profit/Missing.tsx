// What nobody has said, first of all: each gap with the button that closes it.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useMay } from "@/domains/people/me";
import type { Profit, ProfitMissing, ProfitRow, Want } from "@/domains/settlement/profit";
import { useRateKinds } from "@/domains/settlement/rates";
import { type Gap, gapsOf, sumText } from "@/domains/settlement/says";
import { Card } from "@/kit/Card";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { Costs } from "../rates/Costs";
import { StateRate } from "../rates/StateRate";
import { useKindWords } from "../rates/useKindWords";
import { usePart } from "./usePart";
import styles from "./missing.module.css";

interface Props {
  profit: Profit;
  row: ProfitRow;
}

export function Missing({ profit, row }: Props) {
  const told = useWords().profit;
  const [asked, setAsked] = useState<Want | null>(null);
  const [costs, setCosts] = useState<readonly Want[] | null>(null);
  const gaps = gapsOf(row.missing);
  const found = { day: profit.day, cur: profit.cur };
  return (
    <Card data-part="missing" data-missing={gaps.length}>
      <h2>
        {gaps.length === 0 ? told.complete : told.missing}
        {gaps.length > 0 && <small>{told.missingHow}</small>}
      </h2>
      {gaps.length > 0 && (
        <ol className={styles.gaps}>
          {gaps.map((gap) => (
            <GapLine
              key={`${gap.missing.part} ${gap.missing.detail}`}
              gap={gap}
              ask={setAsked}
              fill={setCosts}
            />
          ))}
        </ol>
      )}
      {asked !== null && (
        <StateRate
          about={{ ...asked, firstDay: found.day, cur: found.cur }}
          close={() => setAsked(null)}
        />
      )}
      {costs !== null && <Costs wants={costs} {...found} close={() => setCosts(null)} />}
    </Card>
  );
}

interface GapProps {
  gap: Gap;
  ask: (want: Want) => void;
  fill: (wants: readonly Want[]) => void;
}

function GapLine({ gap: { missing, rates, costs }, ask, fill }: GapProps) {
  const words = useWords();
  const told = words.profit;
  const named = usePart();
  const may = useMay();
  const states = may("rate.write") && may("money.cost.read");
  const kinds = useRateKinds(may("money.cost.read")).data;
  const kindWords = useKindWords();
  const kindOf = (code: Want["kind"]) =>
    kindWords.named({ code, label: kinds?.find((kind) => kind.code === code)?.label ?? code });
  const label = (want: Want) =>
    want.kind === "labour"
      ? told.statePay(want.name, want.duty === null ? "" : words.duties[want.duty])
      : told.stateRate(kindOf(want.kind));
  const open = missing.range.low === null;
  const asksRate = missing.cures.includes("rate");
  return (
    <li data-gap={missing.part} data-open={open}>
      <b>{named(missing)}</b>
      <span className={styles.detail}>{missing.detail}</span>
      <span className={styles.width}>
        {open ? told.leftOpen : told.widens(sumText(missing.range, told))}
      </span>
      <span className={styles.cures}>
        {states && costs.length > 0 && (
          <Button size="small" data-cure="goods_cost" onClick={() => fill(costs)}>
            {told.fillCosts(costs.length)}
          </Button>
        )}
        {states &&
          rates.map((want) => (
            <Button
              key={`${want.kind} ${want.person}`}
              size="small"
              data-cure={want.kind}
              onClick={() => ask(want)}
            >
              {label(want)}
            </Button>
          ))}
        {missing.cures.includes("file") && <FileCure part={missing.part} />}
        {missing.cures.includes("roster") && (
          <Link to="/roster">
            <Button size="small" data-cure="roster">
              {told.openRoster}
            </Button>
          </Link>
        )}
        {asksRate && rates.length + costs.length === 0 && (
          <span className={tone.soft}>{told.seeAbove}</span>
        )}
      </span>
    </li>
  );
}

/** The way to where the file is handed in that would say it. */
function FileCure({ part }: { part: ProfitMissing["part"] }) {
  const told = useWords().profit;
  if (!useMay()("file.import")) return <span className={tone.soft}>{told.askFile}</span>;
  const file =
    part === "ads" ? "ads" : part === "net_sales" || part === "goods" ? "orders" : "settlement";
  return (
    <Link to="/imports">
      <Button size="small" data-cure="file">
        {told.importFile[file]}
      </Button>
    </Link>
  );
}
