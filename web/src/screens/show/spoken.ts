// Which sources a number of a show comes from, as far as their promises tell.
import { origin, sourcesNow } from "@/domains/control/sources";
import type { ShowMetric } from "@/domains/review/shows";
import type { Source } from "@/domains/rooms/rooms";
import type { SourceLevel } from "@/kit/Figure";
import { measuresIn } from "./counts";

/** Counted from what the desk pressed: no source has a part in it. */
const OF_THE_DESK = /^(air_ms|pitch_ms|pitches)$/;
/** Measures whose kinds of event are known; of others any source of the room may be the one. */
const TRACED =
  /^(views|viewers|leaves|comments|commenters|likes|follows|product_views|product_clicks|cart_adds|orders_|gmv|buyers|items_|refund_|talk_)/;

/** The sources behind a metric: of samples the one that speaks, of counts those that deliver. */
export function spokenBy(
  metric: ShowMetric,
  formula: string,
  sources: readonly Source[],
): Source[] {
  if (metric.spoken_by !== null) {
    return sources.filter((source) => source.name === metric.spoken_by);
  }
  if (metric.origin !== "counted") return [];
  const active = sources.filter((source) => source.active);
  const measures = measuresIn(formula).filter((name) => !OF_THE_DESK.test(name));
  if (measures.length === 0) return [];
  if (!measures.every((name) => TRACED.test(name))) return active;
  const now = sourcesNow(active, [], 0);
  const names = new Set(measures.map((name) => origin(name, now)?.name));
  // Where several could deliver the same and none has promised to, all of them are named.
  const promised = active.some((source) => source.provides.length > 0);
  return promised ? active.filter((source) => names.has(source.name)) : active;
}

/** The level of a known number, where all its sources have the same. A total is a file's. */
export function levelOf(
  metric: ShowMetric,
  formula: string,
  sources: readonly Source[],
): SourceLevel | undefined {
  if (metric.value === null) return undefined;
  if (metric.id.startsWith("report.")) return "L1";
  if (metric.spoken_by === "desk") return "L0";
  const levels = new Set(spokenBy(metric, formula, sources).map((source) => source.level));
  const [only] = levels;
  return levels.size === 1 ? only : undefined;
}
