// Every shift, host or link with its profit; the chosen one is opened below.
import { exactCount } from "@/domains/imports/exact";
import type { Profit } from "@/domains/settlement/profit";
import { sumText } from "@/domains/settlement/says";
import { Card } from "@/kit/Card";
import { useWords } from "@/words/words";
import styles from "./tables.module.css";

interface Props {
  profit: Profit;
  picked: string;
  pick: (key: string) => void;
}

export function RowList({ profit, picked, pick }: Props) {
  const told = useWords().profit;
  return (
    <Card data-part="rows">
      <table className={styles.rows}>
        <thead>
          <tr>
            <th>{told.table[profit.by] ?? ""}</th>
            <th data-number>{told.table["lines"]}</th>
            <th data-number>{told.table["net"]}</th>
            <th data-number>{told.table["profit"]}</th>
            <th data-number>{told.table["missing"]}</th>
          </tr>
        </thead>
        <tbody>
          {profit.rows.map((row) => (
            <tr
              key={row.key}
              data-key={row.key}
              aria-selected={row.key === picked}
              onClick={() => pick(row.key)}
            >
              <th scope="row">
                <button
                  type="button"
                  className={styles.opener}
                  aria-pressed={row.key === picked}
                  onClick={() => pick(row.key)}
                >
                  {row.label}
                </button>
              </th>
              <td data-number>{exactCount(row.lines)}</td>
              <td data-number>{sumText(row.net_sales, told)}</td>
              <td data-number>{sumText(row.profit, told)}</td>
              <td data-number data-soon={row.missing.length > 0}>
                {row.missing.length === 0 ? "" : told.missingCount(row.missing.length)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
