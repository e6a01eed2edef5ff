// The rows of the timeline from top to bottom: numbers of every minute, hand readings, lanes, marks.
import type { LaneSpan, Timeline } from "@/domains/review/shows";
import type { Unit } from "@/kit/format";
import { LANES, type LaneName, rowsOf } from "./lanes";
import { type Minutes, peakOf } from "./series";

export const SERIES = ["online", "views", "orders_paid", "gmv", "comments"] as const;
export type SeriesName = (typeof SERIES)[number];

const UNIT: Record<SeriesName, Unit> = {
  online: "count",
  views: "count",
  orders_paid: "count",
  gmv: "fen",
  comments: "count",
};
/** Boxes of a hand reading that are drawn: what people steer by. */
const DRAWN = ["online", "gmv", "orders_paid"] as const;
export type DrawnBox = (typeof DRAWN)[number];

export interface Point {
  ts: number;
  value: number;
}

type Shown =
  | { kind: "series"; name: SeriesName; unit: Unit; series: Minutes; peak: number; height: number }
  | { kind: "points"; name: DrawnBox; unit: Unit; points: Point[]; peak: number; height: number }
  | { kind: "unknown"; names: SeriesName[]; height: number }
  | { kind: "lane"; lane: LaneName; rows: LaneSpan[][]; height: number }
  | { kind: "marks"; height: number };

/** A row and where it begins, px from the top of the timeline. */
export type Band = Shown & { top: number };

export const AXIS = 22;
export const SPAN = 20;
const SERIES_HEIGHT = 32;
const AIR = 5;

const laneHeight = (rows: number) => Math.max(rows, 1) * (SPAN + 2) + AIR;

/** All rows; a number no source gave is named in one line and takes no room of its own. */
export function bandsOf(timeline: Timeline): Band[] {
  const known: Shown[] = [];
  const names: SeriesName[] = [];
  for (const name of SERIES) {
    const values = timeline.series[name];
    // Whoever may not see sales gets no series of theirs; nobody samples people online in most rooms.
    if (values === undefined) continue;
    const series = { minutes: timeline.minutes, values };
    const peak = peakOf(series);
    if (peak === null) names.push(name);
    else
      known.push({ kind: "series", name, unit: UNIT[name], series, peak, height: SERIES_HEIGHT });
  }
  const counted = new Set(known.map((band) => (band.kind === "series" ? band.name : "")));
  const points = DRAWN.flatMap((name): Shown[] => {
    // What people read stands in for what no source gives; beside it, it only takes room.
    const read = counted.has(name) ? [] : readingsOf(timeline, name);
    const peak = Math.max(0, ...read.map((point) => point.value));
    return read.length === 0
      ? []
      : [{ kind: "points", name, unit: UNIT[name], points: read, peak, height: SERIES_HEIGHT }];
  });
  const unknown: Shown[] = names.length > 0 ? [{ kind: "unknown", names, height: AXIS }] : [];
  const marks: Shown = { kind: "marks", height: laneHeight(1) };
  const lanes = LANES.map((lane): Shown => {
    const rows = rowsOf(timeline.lanes[lane]);
    return { kind: "lane", lane, rows, height: laneHeight(rows.length) };
  });
  const rows = [...known, ...points, ...unknown, ...lanes, marks];
  return rows.map((row, index) => ({
    ...row,
    top: rows.slice(0, index).reduce((sum, one) => sum + one.height, AXIS),
  }));
}

/** What people read of one box, in order of time. */
export function readingsOf({ marks }: Timeline, box: string): Point[] {
  return marks
    .flatMap(({ kind, ts, x }) => {
      const value = kind === "reading" ? boxesIn(x)[box] : undefined;
      return typeof value === "number" ? [{ ts, value }] : [];
    })
    .toSorted((a, b) => a.ts - b.ts);
}

/** The boxes of a reading by id; what is no number is unknown. */
export function boxesIn(x: Record<string, unknown>): Record<string, unknown> {
  const boxes = x["boxes"];
  return typeof boxes === "object" && boxes !== null ? (boxes as Record<string, unknown>) : {};
}

export const heightOf = (bands: readonly Band[]) =>
  AXIS + bands.reduce((sum, band) => sum + band.height, 0);
