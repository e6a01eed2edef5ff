// What a correction changed: every number that was one thing before and is another now.
import type { LevelRow, ShowMetric } from "@/domains/review/shows";
import { exact, figure, type Language, type Unit } from "@/kit/format";
import { type Count, valueOf } from "./counts";

/** The numbers of a show at one time: its metrics, and rows by level. */
export interface Numbers {
  metrics: readonly ShowMetric[];
  levels: ReadonlyMap<string, readonly LevelRow[]>;
}

export interface Change {
  level: string;
  key: string;
  label: string;
  /** The measure, or at the whole show the metric. */
  id: string;
  /** Names of the number. */
  zh: string;
  en: string;
  unit: Unit;
  /** null: unknown; undefined: the row was not there, or is no more. */
  before: number | null | undefined;
  after: number | null | undefined;
}

/**
 * Changes of the whole show first, then level by level in the order of `counts`. Of a row that
 * came or went only the numbers that are not zero are told.
 */
export function changes(
  before: Numbers,
  after: Numbers,
  counts: ReadonlyMap<string, readonly Count[]>,
): Change[] {
  const out: Change[] = [];
  const was = new Map(before.metrics.map((metric) => [metric.id, metric.value]));
  for (const { id, zh, en, unit, value } of after.metrics) {
    if (was.get(id) === value) continue;
    out.push({
      level: "show",
      key: "show",
      label: "",
      id,
      zh,
      en,
      unit,
      before: was.get(id),
      after: value,
    });
  }
  for (const [level, named] of counts) {
    const now = after.levels.get(level) ?? [];
    const old = new Map((before.levels.get(level) ?? []).map((row) => [row.key, row]));
    const there = new Set(now.map((row) => row.key));
    const gone = [...old.values()].filter((row) => !there.has(row.key));
    for (const row of now) out.push(...rowChanges(level, old.get(row.key), row, named));
    for (const row of gone) out.push(...rowChanges(level, row, undefined, named));
  }
  return out;
}

function rowChanges(
  level: string,
  was: LevelRow | undefined,
  is: LevelRow | undefined,
  counts: readonly Count[],
): Change[] {
  const { key, label } = is ?? was ?? { key: "", label: "" };
  return counts.flatMap((count) => {
    const before = was && valueOf(was, count);
    const after = is && valueOf(is, count);
    if (before === after || (!before && !after && (was === undefined || is === undefined))) {
      return [];
    }
    const { zh, en, unit, measure } = count;
    return [{ level, key, label, id: measure, zh, en, unit, before, after }];
  });
}

/** The changes of what people steer by come first; the others keep their order behind them. */
export function byWeight(
  all: readonly Change[],
  usual: (level: string) => readonly string[],
): { first: Change[]; rest: Change[] } {
  const first = all.filter((one) => usual(one.level).includes(one.id));
  const heavy = new Set(first);
  return { first, rest: all.filter((one) => !heavy.has(one)) };
}

/** Both sides of a change as text, exact to the last digit where rounding would hide it. */
export function written(
  { before, after, unit }: Pick<Change, "before" | "after" | "unit">,
  language: Language,
  absent: string,
): [string, string] {
  const short = (value: number | null | undefined) => {
    if (value === undefined) return absent;
    const { text, unit: beside } = figure(value, unit, language);
    return text + beside;
  };
  const full = (value: number | null | undefined) =>
    typeof value === "number" ? exact(value, unit) : short(value);
  const sides: [string, string] = [short(before), short(after)];
  return sides[0] === sides[1] ? [full(before), full(after)] : sides;
}
