// The last hour as a strip: where a stretch or an instant stands, and a line through minutes. [plain]

export interface Window {
  from: number;
  to: number;
}

export interface Placed {
  /** Of the whole width, 0 … 100. */
  left: number;
  width: number;
}

const MINUTE = 60_000;
export const STRIP_MS = 60 * MINUTE;

export const windowAt = (now: number): Window => ({ from: now - STRIP_MS, to: now });

/** Where [start, end) stands in the window; null when it is outside. `end` null: up to now. */
export function placed(start: number, end: number | null, window: Window): Placed | null {
  const from = Math.max(start, window.from);
  const to = Math.min(end ?? window.to, window.to);
  if (to < from || from > window.to || (to === from && end !== start)) return null;
  const whole = window.to - window.from;
  return { left: ((from - window.from) / whole) * 100, width: ((to - from) / whole) * 100 };
}

/** Where an instant stands, 0 … 100; null outside. */
export function at(ts: number, window: Window): number | null {
  if (ts < window.from || ts > window.to) return null;
  return ((ts - window.from) / (window.to - window.from)) * 100;
}

/** One number a minute, at the middle of its minute; the running minute is left out. */
export interface Point {
  ts: number;
  value: number | null;
}

export function points(
  minutes: readonly number[],
  series: readonly (number | null)[] | undefined,
): Point[] {
  return minutes.slice(0, -1).map((ts, index) => ({ ts, value: series?.[index] ?? null }));
}

/** The highest of the values; null when none is known. */
export const highest = (all: readonly Point[]) =>
  all.reduce<number | null>(
    (most, { value }) => (value === null ? most : Math.max(most ?? value, value)),
    null,
  );

/**
 * An SVG path through the points in a box of 1000 × 100, `most` touching the top. What is unknown
 * leaves a gap; a minute alone between gaps is a short stroke.
 */
export function path(all: readonly Point[], most: number | null, window: Window): string {
  let pen = false;
  const out: string[] = [];
  for (const { ts, value } of all) {
    const x = at(ts + MINUTE / 2, window);
    if (value === null || x === null) {
      pen = false;
      continue;
    }
    const y = 100 - (most === null || most === 0 ? 0 : (value / most) * 100);
    const [left, top] = [(x * 10).toFixed(1), y.toFixed(1)];
    out.push(pen ? `L${left} ${top}` : `M${left} ${top}h0.1`);
    pen = true;
  }
  return out.join("");
}

/** The minute under a place of the strip (0 … 1); null where there is none. */
export function minuteAt(share: number, all: readonly Point[], window: Window): number | null {
  const ts = window.from + share * (window.to - window.from);
  const found = all.findIndex((point) => point.ts <= ts && ts < point.ts + MINUTE);
  return found < 0 ? null : found;
}
