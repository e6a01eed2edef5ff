// Why a number is unknown, as far as the show itself can tell.
import type { LevelRow, Metric, ShowMetric } from "@/domains/review/shows";
import type { Words } from "@/words/zh";
import { measuresIn } from "./counts";

/**
 * A sentence; empty for a number that is known. `whole`: the row of the whole show; `named`: what
 * a measure is called, for those that are read alone.
 */
export function whyUnknown(
  metric: ShowMetric,
  meaning: Metric | undefined,
  whole: LevelRow | undefined,
  named: (measure: string) => string,
  words: Words,
): string {
  const told = words.review.figures.why;
  if (metric.value !== null) return "";
  if (metric.num !== null && metric.den === 0) return told.zero;
  const inputs = measuresIn(meaning?.formula ?? "");
  if (inputs.some((name) => name.startsWith("report."))) return told.report;
  for (const [gauge, name] of Object.entries(words.review.figures.gauges)) {
    if (inputs.some((input) => input.startsWith(`${gauge}_`))) return told.sample(name);
  }
  const missing = inputs.filter((name) => whole?.measures[name] === null).map(named);
  return missing.length > 0 ? told.missing(words.common.listed(missing)) : told.none;
}
