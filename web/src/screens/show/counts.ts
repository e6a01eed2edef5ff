// Which plain counts a level has, and what they are called: from the catalogue of metrics.
import type { Level, LevelRow, Metric } from "@/domains/review/shows";
import type { Language, Unit } from "@/kit/format";

/** One number of a row, under the name of the metric that is just that measure. */
export interface Count {
  /** Id of the measure, as the rows and `trace` know it. */
  measure: string;
  /** Id of the metric it is read by. */
  metric: string;
  zh: string;
  en: string;
  unit: Unit;
}

const PLAIN = /^[a-z0-9_]+$/;
/** A length is kept in ms and read in seconds. */
const IN_SECONDS = /^([a-z0-9_]+_ms) \/ 1000$/;

/** The counts of a level: metrics that are one measure, and mean something there. */
export function countsOf(catalogue: readonly Metric[], level: Level | "show"): Count[] {
  return catalogue.flatMap((metric) => {
    if (!metric.levels.includes(level)) return [];
    const measure = PLAIN.test(metric.formula)
      ? metric.formula
      : IN_SECONDS.exec(metric.formula)?.[1];
    if (measure === undefined) return [];
    return [{ measure, metric: metric.id, zh: metric.zh, en: metric.en, unit: metric.unit }];
  });
}

/** English names tell after a colon what Chinese ones leave to the definition. */
export const nameOf = (count: { zh: string; en: string }, language: Language) =>
  language === "zh" ? count.zh : (count.en.split(": ")[0] ?? count.en);

/** The number of a row in the unit of its metric; undefined: this level or person has it not. */
export function valueOf(row: LevelRow, { measure, unit }: Count): number | null | undefined {
  const value = row.measures[measure];
  return unit === "s" && typeof value === "number" ? value / 1_000 : value;
}

/** Measures behind a formula, in the order they stand in it: what `trace` can be asked for. */
export function measuresIn(formula: string): string[] {
  const names = formula.match(/[a-z][a-z0-9_.]*/g) ?? [];
  return [...new Set(names)];
}
