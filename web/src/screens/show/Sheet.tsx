// The show on paper: what a lead reads in the morning. Stands beside the page and is only printed.
import { createPortal } from "react-dom";
import { memo } from "react";
import {
  type LevelRow,
  type ShowMetric,
  type Timeline,
  useLevel,
  type Which,
} from "@/domains/review/shows";
import { figure } from "@/kit/format";
import { atClock, atSecond, onDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { correctionsOf } from "./Corrections";
import { type Count, countsOf, nameOf, valueOf } from "./counts";
import { headOf } from "./Figures";
import { SheetLanes } from "./SheetLanes";
import styles from "./sheet.module.css";
import { spanText } from "./spanText";
import type { Meanings } from "./useMeanings";
import { whoOf } from "./who";

const LINKS = 15;
const COLUMNS: Record<"shift" | "host" | "product", readonly string[]> = {
  shift: ["air_ms", "gmv", "orders_paid", "buyers", "views", "comments"],
  host: ["air_ms", "gmv", "orders_paid", "buyers", "views", "comments"],
  product: ["gmv", "orders_paid", "product_clicks", "pitches", "pitch_ms", "talk_gmv"],
};

interface Props {
  which: Which;
  title: string;
  timeline: Timeline;
  metrics: readonly ShowMetric[];
  meanings: Meanings;
}

export const Sheet = memo(function Sheet({ which, title, timeline, metrics, meanings }: Props) {
  const { words, language } = useLanguage();
  const now = useNow(60_000);
  const { show } = timeline;
  const of = { which, meanings };
  const notes = timeline.marks.filter((mark) => ["note", "highlight", "surge"].includes(mark.kind));
  const corrections = correctionsOf(timeline);
  return createPortal(
    <article className={styles.sheet} data-sheet>
      <header>
        <h1>{title}</h1>
        <p>{spanText(show, now, language, words)}</p>
      </header>
      <div className={styles.figures}>
        {headOf(metrics).map((metric) => {
          const { text, unit } = figure(metric.value, metric.unit, language);
          return (
            <span key={metric.id}>
              <small>{nameOf(metric, language)}</small>
              <b>
                {text}
                {unit}
              </b>
            </span>
          );
        })}
      </div>
      <SheetLanes timeline={timeline} />
      <Rows {...of} level="shift" title={words.review.levels.shift} />
      <Rows {...of} level="host" title={words.review.levels.host} />
      <Rows {...of} level="product" title={words.review.sheet.topLinks(LINKS)} most={LINKS} />
      {notes.length > 0 && (
        <section>
          <h2>{words.review.sheet.notes}</h2>
          <ul>
            {notes.map((mark) => (
              <li key={mark.id}>
                {atSecond(mark.ts)} {words.review.marks[mark.kind]} {mark.text} {whoOf(mark, words)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {corrections.length > 0 && (
        <section>
          <h2>{words.review.correct.list}</h2>
          <ul>
            {corrections.map(({ lane, span, what }) => (
              <li key={`${lane} ${what} ${span.id}`}>
                {words.review.lanes[lane]} {span.label} {words.review.correct[what]}{" "}
                {atSecond(span.start)}
                {what !== "droppedItem" && ` ${whoOf(span, words) ?? ""} ${span.why ?? ""}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <footer>
        {words.review.sheet.signs}{" "}
        {words.review.sheet.made(`${onDay(now, language)} ${atClock(now)}`)}
      </footer>
    </article>,
    document.body,
  );
});

interface RowsProps {
  which: Which;
  level: "shift" | "host" | "product";
  meanings: Meanings;
  title: string;
  most?: number;
}

function Rows({ which, level, meanings, title, most }: RowsProps) {
  const { language } = useLanguage();
  // The page itself begins with the shifts, and has all of them.
  const only = level === "shift" ? undefined : COLUMNS[level];
  const all = useLevel(which, level, false, only).data?.rows ?? [];
  const counts = countsOf(meanings.catalogue, level);
  const columns = COLUMNS[level]
    .map((measure) => counts.find((count) => count.measure === measure))
    .filter((count) => count !== undefined && all.some((row) => count.measure in row.measures))
    .filter((count) => count !== undefined);
  const rows = (most === undefined ? all : best(all, columns[0], most)).filter(
    (row) => row.key !== "none" || Object.values(row.measures).some((value) => (value ?? 0) > 0),
  );
  if (rows.length === 0) return null;
  const text = (row: LevelRow, count: Count) => {
    const { text: shown, unit } = figure(valueOf(row, count) ?? null, count.unit, language);
    return shown + unit;
  };
  return (
    <section>
      <table>
        <thead>
          <tr>
            <th>{title}</th>
            {columns.map((count) => (
              <th key={count.metric}>{nameOf(count, language)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.label}</td>
              {columns.map((count) => (
                <td key={count.metric}>{text(row, count)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The rows with most of a count; unknown ones last. */
const best = (rows: readonly LevelRow[], count: Count | undefined, most: number) =>
  rows
    .filter((row) => row.key !== "none")
    .toSorted((a, b) =>
      count === undefined ? 0 : (valueOf(b, count) ?? -1) - (valueOf(a, count) ?? -1),
    )
    .slice(0, most);
