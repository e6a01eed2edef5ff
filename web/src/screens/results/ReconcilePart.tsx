// Ours beside the platform's, metric by metric, the difference split until nothing is unexplained.
import { Switch } from "antd";
import { useId, useState } from "react";
import type { Asked } from "@/domains/results/lines";
import { type Definition, tallyOf } from "@/domains/results/reconcile";
import type { Results } from "@/domains/results/results";
import { nextDayHasCome } from "@/domains/results/versions";
import { useMay } from "@/domains/people/me";
import { Empty } from "@/kit/Empty";
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import { CopyReconcile } from "./CopyReconcile";
import { dayAndClock } from "./dayAndClock";
import { ReconcileRow } from "./ReconcileRow";
import table from "./reconcile.module.css";
import styles from "./results.module.css";
import { ToImport } from "./ToImport";
import type { Guide } from "./useGuide";

interface Props {
  results: Results;
  guide: Guide;
  /** What a source is called. */
  sourceName: (source: string) => string;
  /** Opens the lines behind a number. */
  lines: (asked: Asked) => void;
}

export function ReconcilePart({ results, guide, sourceName, lines }: Props) {
  const { words, language } = useLanguage();
  const told = words.results.reconcile;
  const mayImport = useMay()("file.import");
  const [by, setBy] = useState<Definition>("ours");
  const label = useId();
  const rows = results.reconcile;
  if (rows.length === 0) {
    return (
      <Empty
        small
        title={told.none}
        why={mayImport ? told.noneWhy : told.noneAsk}
        action={<ToImport />}
      />
    );
  }
  const tally = tallyOf(rows);
  const [from, to] = results.window ?? [];
  return (
    <>
      <div className={styles.bar}>
        <p data-agreeing={results.agreeing}>
          <b>{told.agreeing(rows.length, results.agreeing)}</b>{" "}
          <span className={tone.soft}>
            {words.common.listed(
              (["open", "off", "unborne", "unknown"] as const).flatMap((kind) =>
                tally[kind] > 0 ? [told.rest[kind](tally[kind])] : [],
              ),
            )}
          </span>
        </p>
        {from !== undefined && to !== undefined && (
          <p className={tone.soft}>
            {told.window(`${dayAndClock(from, language)}–${dayAndClock(to, language)}`)}
          </p>
        )}
        <CopyReconcile text={results.text} />
        <span className={styles.switch} title={told.byTheirsHow}>
          <Switch
            size="small"
            checked={by === "theirs"}
            onChange={(on) => setBy(on ? "theirs" : "ours")}
            aria-labelledby={label}
          />
          <span id={label}>{told.byTheirs}</span>
        </span>
      </div>
      <table className={table.reconcile} data-definition={by}>
        <colgroup>
          {["metric", "ours", "theirs", "difference", "parts", "verdict", "source"].map((name) => (
            <col key={name} data-column={name} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th>{told.metric}</th>
            <th data-number>{by === "ours" ? told.ours : told.oursSame}</th>
            <th data-number>{told.theirs}</th>
            <th data-number>{told.difference}</th>
            <th>{told.parts}</th>
            <th>{told.verdict}</th>
            <th>{told.source}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ReconcileRow
              key={row.name}
              row={row}
              by={by}
              cur={results.cur}
              tomorrow={!nextDayHasCome(results.by_time)}
              guide={guide}
              sourceName={sourceName}
              lines={lines}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}
