// Which quotients a level has, each row's own as the server divided it, and what they are told by.
import type { Level, LevelRow, Metric, ShowMetric } from "@/domains/review/shows";
import type { FigureParts } from "@/kit/Figure";
import { exact, figure, type Language, UNKNOWN, type Unit } from "@/kit/format";
import { countsOf } from "./counts";

/** The row of a level's table that a number stands in. */
export interface InRow {
  level: Level;
  row: LevelRow;
}

const CREW = ["gmv_per_hour", "spend_per_buyer", "gpm_watch", "stay_per_visit"];
const GOODS = ["product_click_rate_people", "click_buy_rate_people", "talk_gmv_per_minute"];
/** The quotients a table shows, behind its usual counts, until somebody chooses others. */
export const USUAL_QUOTIENTS: Record<Level, readonly string[]> = {
  shift: CREW,
  host: CREW,
  round: GOODS,
  product: GOODS,
  segment: ["gmv_per_hour"],
  talk: GOODS,
  // Views by channel have no sales of their own that a thousand of them could be held against.
  channel: ["spend_per_buyer", "stay_per_visit"],
};

/** The metrics of a level that divide one thing by another; a length in seconds divides nothing. */
export function quotientsOf(catalogue: readonly Metric[], level: Level): Metric[] {
  const counts = new Set(countsOf(catalogue, level).map((count) => count.metric));
  return catalogue.filter(
    ({ id, formula, levels }) =>
      levels.includes(level) && formula.includes(" / ") && !counts.has(id),
  );
}

/**
 * A row's quotient in the shape of one of the whole show, so that it is told in the same words.
 * Undefined: the row has it not. `speaker`: whose samples the show's own number is made of.
 */
export function quotientOf(
  { metrics }: LevelRow,
  { id, zh, en, group, unit, window, origin, maturity }: Metric,
  speaker: string | null,
): ShowMetric | undefined {
  const value = metrics[id];
  return (
    value && { id, zh, en, group, unit, window, origin, maturity, spoken_by: speaker, ...value }
  );
}

/** Both sides in full: "成交金额 ¥1,234.50 ÷ 观看次数 2,000". */
export function dividedText(parts: FigureParts, language: Language): string {
  const side = (value: number | null, unit: Unit = "count") =>
    value === null
      ? UNKNOWN
      : unit === "s"
        ? figure(value, unit, language).text
        : exact(value, unit);
  const { num, den, numName, denName, numUnit, denUnit } = parts;
  return `${numName} ${side(num, numUnit)} ÷ ${denName} ${side(den, denUnit)}`;
}
