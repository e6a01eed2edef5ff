// The numbers of what is sent that open to the records they are made of.
import { useState } from "react";
import type { Heartbeat } from "@/domains/team/heartbeat";
import { Card } from "@/kit/Card";
import { useWords } from "@/words/words";
import { type CellOf, CellRecords } from "../show/CellRecords";
import { useCounts } from "../show/useCounts";
import styles from "./bulletin.module.css";

export function Records({ beat }: { beat: Heartbeat }) {
  const words = useWords();
  const told = words.bulletin;
  const [opened, setOpened] = useState<CellOf | null>(null);
  const counted = new Set(useCounts().map(({ metric }) => metric));
  const which = { room: beat.room, show: beat.show };
  const rows = beat.sections
    .flatMap((section) => section.rows)
    .flatMap(({ cell, ...row }) =>
      cell !== null && row.known && counted.has(cell.metric) ? [{ ...row, cell }] : [],
    );
  if (rows.length === 0) return null;
  return (
    <Card data-records={rows.length}>
      <h2>
        {told.records}
        <small>{told.recordsHow}</small>
      </h2>
      <ul className={styles.records}>
        {rows.map(({ id, label, value, cell }) => (
          <li key={id}>
            <button
              type="button"
              data-row={id}
              onClick={() =>
                setOpened({
                  which,
                  ...cell,
                  label: cell.level === "show" ? words.review.tabs.show : label,
                })
              }
            >
              <span>{label}</span>
              <b>{value}</b>
            </button>
          </li>
        ))}
      </ul>
      {opened !== null && <CellRecords cell={opened} close={() => setOpened(null)} />}
    </Card>
  );
}
