// The columns of a level's table: what the row is, its counts, and what was divided from them.
import type { Level, LevelRow, Metric } from "@/domains/review/shows";
import { figureInFull, type Language, type Unit } from "@/kit/format";
import type { Column } from "@/kit/table/columns";
import type { Words } from "@/words/zh";
import { type Count, countsOf, nameOf, valueOf } from "./counts";
import { dividedText, quotientOf, quotientsOf, USUAL_QUOTIENTS } from "./quotients";
import styles from "./show.module.css";
import type { Opened } from "./Trace";
import type { Meanings } from "./useMeanings";

const CREW = "air_ms gmv orders_paid buyers views viewers comments pitch_ms refund_cohort";
/** The measures a table shows until somebody chooses others. */
export const USUAL: Record<Level, readonly string[]> = {
  shift: CREW.split(" "),
  host: CREW.split(" "),
  round: "air_ms talk_gmv talk_orders product_clicks gmv orders_paid views comments".split(" "),
  product:
    "gmv orders_paid items_paid product_clicks product_clickers pitches pitch_ms talk_gmv refund_cohort".split(
      " ",
    ),
  segment: "air_ms gmv orders_paid product_clicks views comments".split(" "),
  talk: "air_ms talk_gmv talk_orders product_clicks product_clickers comments".split(" "),
  channel: "views viewers gmv orders_paid buyers".split(" "),
};

/** Room for ¥1,234,567.89, px. */
const MONEY_WIDTH = 126;

/** What the cells are told and opened with. */
export interface Telling {
  meanings: Pick<Meanings, "catalogue" | "parts" | "why">;
  /** Whose samples a metric of the show is made of, by its id. */
  speakers: ReadonlyMap<string, string | null>;
  words: Words;
  language: Language;
  open: (opened: Opened) => void;
}

/** The row, the usual counts, the usual quotients; then whatever else may be chosen. */
export function levelColumns(
  level: Level,
  rows: readonly LevelRow[],
  telling: Telling,
): Column<LevelRow>[] {
  const place = new Map(rows.map((row, index) => [row.key, index]));
  const counts = countColumns(level, rows, telling);
  const quotients = quotientColumns(level, rows, telling);
  return [
    {
      id: "label",
      title: telling.words.review.levels[level],
      width: 210,
      frozen: true,
      filter: "text",
      text: (row) => row.label,
      order: (row) => (row.key === "none" ? null : (place.get(row.key) ?? null)),
    },
    ...[...counts, ...quotients].filter((column) => !column.optional),
    ...[...counts, ...quotients].filter((column) => column.optional),
  ];
}

function countColumns(
  level: Level,
  rows: readonly LevelRow[],
  { meanings, words, language, open }: Telling,
): Column<LevelRow>[] {
  const usual = USUAL[level];
  // Whoever may not see sales is given rows without them: no column then.
  const there = new Set(rows.flatMap((row) => Object.keys(row.measures)));
  return countsOf(meanings.catalogue, level)
    .filter((count) => rows.length === 0 || there.has(count.measure))
    .toSorted(inOrderOf(usual, (count: Count) => count.measure))
    .map((count) => {
      const { measure } = count;
      return numberColumn(count.metric, nameOf(count, language), count.unit, language, {
        optional: !usual.includes(measure),
        value: (row) => valueOf(row, count),
        whole: (row) => row.measures[measure],
        title: () => words.review.trace.openIt,
        open: (row) => {
          const cell = { level, key: row.key, measure };
          open({ kind: "count", cell, count, row: row.label });
        },
      });
    });
}

function quotientColumns(
  level: Level,
  rows: readonly LevelRow[],
  { meanings, speakers, words, language, open }: Telling,
): Column<LevelRow>[] {
  const usual = USUAL_QUOTIENTS[level];
  const there = new Set(rows.flatMap((row) => Object.keys(row.metrics)));
  return quotientsOf(meanings.catalogue, level)
    .filter(({ id }) => rows.length === 0 || there.has(id))
    .toSorted(inOrderOf(usual, (metric: Metric) => metric.id))
    .map((metric) => {
      const of = (row: LevelRow) => quotientOf(row, metric, speakers.get(metric.id) ?? null);
      const value = (row: LevelRow) => row.metrics[metric.id]?.value;
      return numberColumn(metric.id, nameOf(metric, language), metric.unit, language, {
        optional: !usual.includes(metric.id),
        value,
        whole: value,
        title: (row) => {
          const told = of(row);
          const parts = told && meanings.parts(told);
          if (told === undefined || parts === undefined) return "";
          return [dividedText(parts, language), meanings.why(told, row), words.review.trace.openIt]
            .filter(Boolean)
            .join("\n");
        },
        open: (row) => {
          const told = of(row);
          if (told !== undefined) open({ kind: "metric", metric: told, at: { level, row } });
        },
      });
    });
}

interface Numbers {
  optional: boolean;
  /** In the unit of the column; undefined reads as unknown. */
  value: (row: LevelRow) => number | null | undefined;
  /** As the server gave it. */
  whole: (row: LevelRow) => number | null | undefined;
  title: (row: LevelRow) => string;
  open: (row: LevelRow) => void;
}

function numberColumn(
  id: string,
  name: string,
  unit: Unit,
  language: Language,
  { optional, value, whole, title, open }: Numbers,
): Column<LevelRow> {
  const text = (row: LevelRow) => {
    const { text: shown, unit: beside } = figureInFull(value(row) ?? null, unit, language);
    return shown + beside;
  };
  return {
    id,
    title: name,
    width: Math.max(widthOf(name, language), unit === "fen" ? MONEY_WIDTH : 0),
    align: "right",
    optional,
    text,
    order: (row) => value(row) ?? null,
    cell: (row) => (
      <button
        type="button"
        tabIndex={-1}
        className={styles.cell}
        data-figure={id}
        data-value={whole(row) ?? ""}
        title={title(row)}
        onClick={() => open(row)}
      >
        {text(row)}
      </button>
    ),
  };
}

/** As many pixels as a heading needs: one that is cut says of two numbers the same. */
const widthOf = (name: string, language: Language) =>
  Math.max(96, Math.ceil(22 + name.length * (language === "zh" ? 12 : 6.6)));

/** In the order of `usual`, what is not in it behind, as it stood. */
function inOrderOf<T>(usual: readonly string[], id: (one: T) => string) {
  const rank = (one: T) => {
    const at = usual.indexOf(id(one));
    return at < 0 ? usual.length : at;
  };
  return (a: T, b: T) => rank(a) - rank(b);
}
