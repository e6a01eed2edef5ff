// The columns of a table: header, a few cells, what it means, in which unit, and why it is thought so.
import { Select } from "antd";
import type { Sample } from "@/domains/imports/imports";
import {
  type ColumnMeaning,
  type Kind,
  meant,
  SKIP,
  type SuggestedColumn,
} from "@/domains/imports/suggestion";
import { useWords } from "@/words/words";
import styles from "./teach.module.css";

interface Props {
  sample: Sample;
  kind: Kind;
  unitLabels: Readonly<Record<string, string>>;
  meanings: readonly ColumnMeaning[];
  /** Headers a table that was taught did not have. */
  added: ReadonlySet<string>;
  mean: (at: number, meaning: ColumnMeaning) => void;
}

/** Below this a person should look twice. */
const SURE = 80;
const CELLS = 3;

export function ColumnLines(props: Props) {
  const told = useWords().imports.teach;
  const { sample, kind, meanings } = props;
  return (
    <div className={styles.columns} role="table" aria-label={told.meaning}>
      <div className={styles.column} data-head role="row">
        <span role="columnheader">{told.column}</span>
        <span role="columnheader">{told.samples}</span>
        <span role="columnheader">{told.meaning}</span>
        <span role="columnheader">{told.sure}</span>
      </div>
      {sample.headers.map((header, at) => {
        const meaning = meanings[at];
        return (
          meaning && (
            <Line
              // A header may stand in a table twice.
              // oxlint-disable-next-line react/no-array-index-key
              key={`${at} ${header}`}
              {...props}
              at={at}
              header={header}
              meaning={meaning}
              column={kind.columns.find((one) => one.index === at)}
            />
          )
        );
      })}
    </div>
  );
}

interface LineProps extends Props {
  at: number;
  header: string;
  meaning: ColumnMeaning;
  column: SuggestedColumn | undefined;
}

function Line({ sample, kind, unitLabels, added, mean, at, header, meaning, column }: LineProps) {
  const told = useWords().imports.teach;
  const cells = sample.rows.map((row) => row[at]?.trim() ?? "").filter((cell) => cell !== "");
  const target = kind.targets.find((one) => one.key === meaning.target);
  const units = target?.units ?? [];
  const guessed = column !== undefined && column.target === meaning.target;
  const asks = units.length > 0 && meaning.unit === "";
  const doubt =
    asks || (guessed && meaning.target !== SKIP && column.confidence < SURE) || added.has(header);
  return (
    <div className={styles.column} role="row" data-column={header} data-doubt={doubt}>
      <b role="cell" className={styles.cut} title={header}>
        {header || told.noCell}
      </b>
      <span role="cell" className={`${styles.cut} ${styles.soft}`} title={cells.join("\n")}>
        {cells.slice(0, CELLS).join(" · ") || told.noCell}
      </span>
      <span role="cell" className={styles.meaning}>
        <Select
          aria-label={`${told.meaning} ${header}`}
          className={styles.target}
          showSearch={{ optionFilterProp: "label" }}
          value={meaning.target}
          options={options(kind, column, told)}
          onChange={(key: string) =>
            mean(
              at,
              meant(
                kind.targets.find((one) => one.key === key),
                column?.target === key && !column.asks ? column.unit : meaning.unit,
              ),
            )
          }
        />
        {units.length > 0 && (
          <Select
            aria-label={`${told.unit} ${header}`}
            className={styles.unit}
            value={meaning.unit === "" ? null : meaning.unit}
            placeholder={told.unitAsk}
            status={asks ? "warning" : ""}
            options={units.map((value) => ({ value, label: unitLabels[value] ?? value }))}
            onChange={(unit: string) => mean(at, { ...meaning, unit })}
          />
        )}
      </span>
      <span role="cell" className={styles.sure}>
        {guessed && column.confidence > 0 && meaning.target !== SKIP && <b>{column.confidence}%</b>}{" "}
        {guessed && column.why}
      </span>
    </div>
  );
}

/** What the server thinks likely stands first, then leaving it out, then everything else. */
function options(
  kind: Kind,
  column: SuggestedColumn | undefined,
  told: { skip: string; likely: string; others: string },
) {
  const likely = new Set([column?.target, ...(column?.others ?? [])]);
  const shown = (some: Kind["targets"]) => some.map(({ key, label }) => ({ value: key, label }));
  const near = kind.targets.filter((one) => likely.has(one.key));
  const far = kind.targets.filter((one) => !likely.has(one.key));
  return [
    { value: SKIP, label: told.skip },
    ...(near.length > 0 ? [{ label: told.likely, options: shown(near) }] : []),
    { label: told.others, options: shown(far) },
  ];
}
