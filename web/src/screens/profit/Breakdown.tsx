// The rows of one breakdown, and of the chosen one what is missing and how it comes about.
import { useState } from "react";
import type { Which } from "@/domains/review/shows";
import type { Profit, ProfitPart, ProfitRow } from "@/domains/settlement/profit";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";
import { ToImport } from "../results/ToImport";
import { Head } from "./Head";
import { Inside } from "./Inside";
import { Missing } from "./Missing";
import { RowList } from "./RowList";
import { Waterfall } from "./Waterfall";
import styles from "./profit.module.css";

interface Props {
  which: Which;
  profit: Profit;
}

export function Breakdown({ which, profit }: Props) {
  const told = useWords().profit;
  const [picked, setPicked] = useState<string | null>(null);
  const [opened, setOpened] = useState<ProfitPart["part"] | null>(null);
  const { rows } = profit;
  const row = rows.find(({ key }) => key === picked) ?? rows[0];
  if (row === undefined || (profit.by === "show" && isEmpty(row))) {
    return (
      <Empty
        title={profit.by === "show" ? told.none : told.noRows}
        why={told.noneWhy}
        action={<ToImport />}
      />
    );
  }
  return (
    <>
      {profit.by !== "show" && <RowList profit={profit} picked={row.key} pick={setPicked} />}
      <div className={styles.one} data-row={row.key}>
        <Head profit={profit} row={row} />
        <Missing profit={profit} row={row} />
        <Waterfall profit={profit} row={row} open={setOpened} />
      </div>
      <ul className={styles.notes}>
        {profit.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {opened !== null && (
        <Inside
          which={which}
          profit={profit}
          row={row}
          part={opened}
          close={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** Nothing was sold and nothing spent: then there is nothing to be worked out. */
const isEmpty = (row: ProfitRow) => row.lines === 0 && row.net_sales.high === 0;
