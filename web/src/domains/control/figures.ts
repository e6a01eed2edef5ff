// The figures of the head: which numbers, from which source, how old, and why one is not known.
import type { Unit } from "@/kit/format";
import type { Figures, GaugeNow, Measures, Trend } from "./parts";
import { BOX_IDS, type BoxId, reading, sampled } from "./readings";
import { type Level, origin, type SourceNow } from "./sources";

export type TileId =
  | "hour_gmv"
  | "shift_gmv"
  | "show_gmv"
  | "after_refunds"
  | "orders_paid"
  | "online"
  | "inflow"
  | "product_clicks"
  | "comments"
  | "viewers"
  | BoxId;

/** Why a number is not known: the words stand in words/…/control.ts. */
export type Why = "no_show" | "no_shift" | "no_source" | "not_read" | "no_minute" | "forbidden";

export interface Tile {
  id: TileId;
  value: number | null;
  unit: Unit;
  level: Level | null;
  /** When it was true, in the wall time of the server; null unknown. */
  at: number | null;
  why: Why | null;
  /** In the unit of the value; null: nobody set one. */
  goal: number | null;
  /** Read by hand: another number than one we counted, though its name is the same. */
  byHand: boolean;
}

export interface Seen {
  figures: Figures | undefined;
  gauges: readonly GaugeNow[];
  trend: Trend | undefined;
  sources: readonly SourceNow[];
  onAir: boolean;
  shift: boolean;
  /** Whether whoever looks may see sales. */
  money: boolean;
  goals: { shift: number | null; show: number | null };
  /** Room time to the server's wall time, for the age of a reading. */
  wallOf: (ts: number) => number;
}

export const BOX_UNITS: Record<BoxId, Unit> = {
  online: "count",
  views: "count",
  inflow: "count_per_hour",
  stay: "s",
  product_clicks: "count",
  orders_paid: "count",
  buyers: "count",
  gmv: "fen",
  spend: "fen",
  follows: "count",
  club_joins: "count",
  violations: "count",
};
const MONEY_BOXES: readonly BoxId[] = ["gmv", "spend"];

/** Nothing but hand readings so far: the state of most teams in their first weeks. */
export function handOnly(figures: Figures | undefined, sources: readonly SourceNow[]): boolean {
  const counted = Object.values(figures?.show ?? {}).some((value) => value !== null);
  return !counted && !sources.some((one) => one.heard !== null);
}

/** One box as last read by hand. */
export function boxTile(box: BoxId, seen: Seen): Tile {
  const found = reading(seen.gauges, box);
  const hidden = MONEY_BOXES.includes(box) && !seen.money;
  const value = found === null || hidden ? null : found.value;
  return {
    id: box,
    value: value !== null && box === "stay" ? value / 1_000 : value,
    unit: BOX_UNITS[box],
    level: "L0",
    at: value === null || found === null ? null : seen.wallOf(found.ts),
    why: value !== null ? null : hidden ? "forbidden" : seen.onAir ? "not_read" : "no_show",
    goal: box === "gmv" ? seen.goals.show : null,
    byHand: true,
  };
}

/** A tile of what was counted; where nothing was, the hand reading of `box` stands in its place. */
function counted(
  id: TileId,
  unit: Unit,
  measure: string,
  value: number | null,
  seen: Seen,
  more: { box?: BoxId; goal?: number | null; why?: Why } = {},
): Tile {
  if (value === null && more.box !== undefined) {
    const held = boxTile(more.box, seen);
    if (held.value !== null) return { ...held, id, goal: more.goal ?? held.goal };
  }
  const from = origin(measure, seen.sources);
  const hidden = unit.startsWith("fen") && !seen.money;
  return {
    id,
    value: hidden ? null : value,
    unit,
    level: from?.level ?? null,
    at: value === null ? null : (from?.heard ?? null),
    why:
      value !== null && !hidden
        ? null
        : hidden
          ? "forbidden"
          : !seen.onAir
            ? "no_show"
            : (more.why ?? "no_source"),
    goal: more.goal ?? null,
    byHand: false,
  };
}

/** The last whole minute of a series; the running one is not whole. */
export function lastMinute(trend: Trend | undefined, name: string): number | null {
  return trend?.series[name]?.at(-2) ?? null;
}

/** Twelve tiles, so that none moves when the first source speaks. */
export function tiles(seen: Seen): Tile[] {
  if (handOnly(seen.figures, seen.sources)) return BOX_IDS.map((box) => boxTile(box, seen));
  const show: Measures = seen.figures?.show ?? {};
  const hour = seen.figures?.hour?.["gmv"] ?? null;
  const shift = seen.figures?.shift?.["gmv"] ?? null;
  const gmv = show["gmv"] ?? null;
  const refunds = show["refund_cohort"] ?? null;
  const noShift = !seen.shift ? { why: "no_shift" as const } : {};
  const online = sampled(seen.gauges, "online");
  return [
    counted("hour_gmv", "fen", "gmv", hour, seen),
    counted("shift_gmv", "fen", "gmv", shift, seen, { goal: seen.goals.shift, ...noShift }),
    counted("show_gmv", "fen", "gmv", gmv, seen, { box: "gmv", goal: seen.goals.show }),
    counted("after_refunds", "fen", "gmv", less(gmv, refunds), seen),
    counted("orders_paid", "count", "orders_paid", show["orders_paid"] ?? null, seen, {
      box: "orders_paid",
    }),
    online === null
      ? counted("online", "count", "online", null, seen, { box: "online" })
      : {
          ...counted("online", "count", "online", online.value, seen),
          at: seen.wallOf(online.ts),
          level: seen.sources.find((one) => one.name === online.source)?.level ?? null,
        },
    perMinute("inflow", "views", seen, "inflow"),
    perMinute("product_clicks", "product_clicks", seen),
    perMinute("comments", "comments", seen),
    counted("viewers", "count", "viewers", show["viewers"] ?? null, seen),
    counted("follows", "count", "follows", show["follows"] ?? null, seen, { box: "follows" }),
    boxTile("spend", seen),
  ];
}

function perMinute(id: TileId, measure: string, seen: Seen, box?: BoxId): Tile {
  const value = lastMinute(seen.trend, measure);
  const known = (seen.figures?.show?.[measure] ?? null) !== null;
  return counted(id, "count_per_min", measure, value, seen, {
    ...(box && { box }),
    ...(known && { why: "no_minute" as const }),
  });
}

const less = (all: number | null, part: number | null) =>
  all === null || part === null ? null : all - part;
