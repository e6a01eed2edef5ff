// Second, and only the first time: what each column of the team's table means.
import { Button, Input, InputNumber } from "antd";
import { useState } from "react";
import { type Look, useHeaderMaps, useTargets } from "@/domains/selection/lineup";
import { useWords } from "@/words/words";
import { ColumnLine } from "./ColumnLine";
import { DriftNote } from "./DriftNote";
import styles from "./import.module.css";
import { OriginFields } from "./OriginFields";
import type { Import } from "./useImport";

/** `wanted`, or with a number behind it while that name is taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let count = 2; ; count += 1) {
    const name = `${wanted} ${count}`;
    if (!taken.includes(name)) return name;
  }
}

/** The columns with their places; those a known table did not have come first. */
function newFirst({ columns, drift }: Look) {
  const added = new Set(drift?.added);
  return columns
    .map((column, at) => ({ column, at }))
    .toSorted((a, b) => Number(added.has(b.column.header)) - Number(added.has(a.column.header)));
}

export function ColumnsStep({ work }: { work: Import }) {
  const words = useWords();
  const told = words.lineup;
  const targets = useTargets(true);
  const maps = useHeaderMaps();
  const [name, setName] = useState<string | null>(null);
  const { found, meanings } = work;
  if (found === null) return null;
  const suggested = freeName(
    told.nameDefault,
    (maps.data ?? []).map((map) => map.name),
  );
  const known = found.map ?? work.map;
  const over = known ?? (found.drift && { ...found.drift, id: found.drift.map });
  return (
    <>
      <div className={styles.head}>
        {!found.header_sure && <span className={styles.ask}>{told.headerUnsure}</span>}
        <label className={styles.inline}>
          <span>{told.headerRow}</span>
          <InputNumber
            min={1}
            max={2_200}
            value={found.header_row}
            disabled={work.busy}
            onPressEnter={(event) => event.currentTarget.blur()}
            onBlur={(event) => {
              const row = Number(event.target.value);
              if (Number.isInteger(row) && row > 0 && row !== found.header_row) {
                void work.setHeaderRow(row);
              }
            }}
          />
        </label>
        <span className={styles.soft}>
          {told.rows(found.rows)}
          {found.passed.length > 0 && ` · ${told.passed(found.passed.length)}`}
        </span>
      </div>
      {found.drift && <DriftNote work={work} drift={found.drift} maps={maps.data ?? []} />}
      <div className={styles.columns} role="table" aria-label={told.meaning}>
        <div className={styles.columnHead} role="row">
          <span role="columnheader">{told.column}</span>
          <span role="columnheader">{told.samples}</span>
          <span role="columnheader">{told.meaning}</span>
          <span role="columnheader">{told.sure}</span>
        </div>
        {newFirst(found).map(({ column, at }) => {
          const meaning = meanings[at];
          return (
            meaning && (
              <ColumnLine
                key={column.index}
                column={column}
                meaning={meaning}
                targets={targets.data ?? []}
                mean={(next) => work.mean(at, next)}
              />
            )
          );
        })}
      </div>
      <OriginFields work={work} />
      <div className={styles.foot}>
        <Button onClick={() => work.setStep("paste")}>{told.again}</Button>
        <span className={styles.gap} />
        {over === null || found.drift ? (
          <label className={styles.inline}>
            <span>{told.name}</span>
            <Input
              className={styles.name}
              value={name ?? suggested}
              maxLength={40}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
        ) : null}
        {found.drift && (
          <Button
            loading={work.busy}
            onClick={() => void work.confirm((name ?? suggested).trim(), null)}
          >
            {told.asNew}
          </Button>
        )}
        <Button
          type="primary"
          loading={work.busy}
          disabled={over === null && (name ?? suggested).trim() === ""}
          title={told.confirmOnce}
          data-act="confirm-columns"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to press here
          autoFocus
          onClick={() =>
            void work.confirm(over === null ? (name ?? suggested).trim() : over.name, over)
          }
        >
          {found.drift ? told.update : known ? told.preview : told.confirm}
        </Button>
      </div>
    </>
  );
}
