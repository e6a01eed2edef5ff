// What is past its time and goes by night, what will be soon, and what went last.
import type { ReactNode } from "react";
import { countsText, showText } from "@/domains/keeping/answer";
import { type Retention, useRetention } from "@/domains/keeping/keeping";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { atClock, dayKey } from "@/kit/time";
import { useWords } from "@/words/words";
import styles from "./keeping.module.css";

const DAYS = 90;

export function RetentionPane() {
  const told = useWords().keeping;
  const asked = useRetention(DAYS);
  return (
    <div className={styles.lists}>
      <RefusalNote error={asked.error} retry={() => void asked.refetch()} />
      {asked.data !== undefined && <Lists found={asked.data} />}
      <p className={tone.soft}>{told.byNight}</p>
    </div>
  );
}

function Lists({ found }: { found: Retention }) {
  const words = useWords();
  const told = words.keeping;
  const of = (one: { show: Retention["due"][number]["show"]; ref: string }) =>
    showText(one.show, one.ref);
  return (
    <>
      <List
        part="due"
        title={told.dueTitle}
        none={told.noDue}
        heads={[told.keptUntil, told.kind, told.what, told.howMuch, told.standing]}
        rows={found.due.map((one) => [
          dayKey(one.until),
          one.kind_label,
          of(one),
          countsText(one.counts, words),
          one.held ? <b key="held">{told.heldStays}</b> : told.tonight,
        ])}
      />
      <List
        part="ahead"
        title={told.aheadTitle(found.days)}
        none={told.noAhead}
        heads={[told.keptUntil, told.kind, told.what, told.standing]}
        rows={found.ahead.map((one) => [
          dayKey(one.until),
          one.kind_label,
          of(one),
          one.held ? <b key="held">{told.heldStays}</b> : told.goesThen,
        ])}
      />
      <List
        part="gone"
        title={told.goneTitle}
        none={told.noGone}
        heads={[told.goneAt, told.kind, told.what, told.howMuch, told.print]}
        rows={found.gone.map((one) => [
          one.done_at === null ? told.notDone : `${dayKey(one.done_at)} ${atClock(one.done_at)}`,
          one.kind_label,
          of(one),
          countsText(one.counts, words),
          <span key="print" className={styles.print} title={one.sha256}>
            {one.sha256.slice(0, 16)}…
          </span>,
        ])}
      />
    </>
  );
}

interface ListProps {
  part: string;
  title: string;
  none: string;
  heads: readonly string[];
  rows: readonly (readonly ReactNode[])[];
}

function List({ part, title, none, heads, rows }: ListProps) {
  return (
    <section data-part={part}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className={tone.soft}>{none}</p>
      ) : (
        <table className={styles.list}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // The list is told anew as a whole; its rows have no names.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={heads[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
