// The parts of a room as the stream gives them (docs/specs/room.md): shapes, and nothing done.

export type Plain = string | number | boolean | null;

/** A stretch of a lane. `end` null: it still runs. Times are UTC ms of the room's clock. */
export interface Span {
  id: string;
  key: string;
  /** What the act was about: the plan's segment, the shift, the host, the bag. */
  ref?: string | null;
  start: number;
  end: number | null;
  product: string | null;
  /** The plain values of what the act carried; `segment` holds those of its segment. */
  data: Record<string, Plain | Record<string, Plain>>;
  /** Of a pitch: the how many-th of its product in this show. */
  round?: number;
}

export interface Armed {
  id: string;
  show: string;
  at: number;
  title: string | null;
  plan_rev: number | null;
  sha256: string | null;
}

export interface ShowOnAir {
  id: string;
  start: number;
  end: number | null;
  title?: string | null;
  /** What going live carried: the goal of the show. */
  data?: Record<string, unknown>;
}

/** What is on air. `now` was the room's time when the server's wall clock said `wall`. */
export interface Run {
  now: number;
  wall: number;
  speed: number;
  run_seq: number;
  /** Since when (room time, UTC ms) the numbers await a correction; null: they follow all. */
  recounting: number | null;
  armed: Armed | null;
  show: ShowOnAir | null;
  hosts: Span[];
  segment: Span | null;
  pitch: Span | null;
  pin: Span | null;
  shift: Span | null;
  lucky_bag: Span | null;
}

/** One press of the desk as it was recorded; long texts are cut. */
export interface DeskPress {
  id: string;
  kind: string;
  ts: number;
  by: string | null;
  ref: string | null;
  product: string | null;
  n: number | null;
  text: string | null;
  x: Record<string, Plain>;
}

/** What came from a source since the server started; `heard` is wall time, UTC ms. */
export interface Heard {
  src: string;
  heard: number;
  ts: number;
  events: number;
}

/** The newest sample of a gauge; a hand reading is `reading.<box>` of source `desk`. */
export interface GaugeNow {
  source: string;
  name: string;
  value: number;
  ts: number;
}

export type Measures = Record<string, number | null>;

export interface Figures {
  show?: Measures;
  hour?: Measures;
  shift?: Measures;
}

export interface LinkFigures {
  measures: string[];
  /** Log product → its measures of the show, then those of the last five minutes. */
  rows: Record<string, (number | null)[]>;
  left_out: number;
}

export interface Trend {
  minutes: number[];
  series: Record<string, (number | null)[]>;
}

export interface CommentItem {
  id: string;
  src: string;
  ts: number;
  text: string | null;
  /** No comment: the one of this id, from the same source, was taken back. */
  gone?: string;
}

/**
 * Measures of one product: of the show so far, and of its last five minutes. A product nothing has
 * happened to has zeros where others have numbers; null when that cannot be known.
 */
export function linkFigures(
  part: LinkFigures | undefined,
  product: string | null,
): { show: Measures; recent: Measures } | null {
  if (part === undefined || product === null) return null;
  const row = part.rows[product] ?? (part.left_out === 0 ? nothing(part) : null);
  if (row === null) return null;
  const width = part.measures.length;
  const take = (from: number) =>
    Object.fromEntries(part.measures.map((name, at) => [name, row[from + at] ?? null]));
  return { show: take(0), recent: take(width) };
}

/** The row of a product without events: what any product has a number of is known to be 0. */
function nothing(part: LinkFigures): (number | null)[] {
  const rows = Object.values(part.rows);
  return Array.from({ length: part.measures.length * 2 }, (_, at) =>
    rows.some((row) => typeof row[at] === "number") ? 0 : null,
  );
}

/** A plain value of a span's data as a number, or as text; null where it is none. */
export const numberIn = (span: Span | null, name: string): number | null => {
  const value = span?.data[name];
  return typeof value === "number" ? value : null;
};
export const textIn = (span: Span | null, name: string): string | null => {
  const value = span?.data[name];
  return typeof value === "string" && value !== "" ? value : null;
};

/** The segment's own values inside the span that was taken. */
export function segmentData(span: Span | null): Record<string, Plain> {
  const held = span?.data["segment"];
  return typeof held === "object" && held !== null ? held : {};
}
