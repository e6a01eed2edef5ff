// Time as pixels: which stretch of a show is in view, and how zooming and panning move it.
import { startOfDay } from "@/kit/time";

/** A stretch of time [from, to), UTC ms. */
export interface Stretch {
  from: number;
  to: number;
}

/** Nobody reads a show closer than this. */
export const LEAST_MS = 20_000;

export const lengthOf = (stretch: Stretch) => stretch.to - stretch.from;

/** Pixels from the left edge of a view that is `width` wide. */
export const toX = (view: Stretch, width: number, ms: number) =>
  ((ms - view.from) / lengthOf(view)) * width;

/** Put there by moving, not by layout: what moves with time or pointer shifts nothing else. */
export const movedTo = (x: number) => ({ transform: `translateX(${x.toFixed(2)}px)` });

/** The instant under a pixel. */
export const toMs = (view: Stretch, width: number, x: number) =>
  view.from + (x / width) * lengthOf(view);

/** `view` moved as little as possible so that it lies in `whole`. */
function within(view: Stretch, whole: Stretch): Stretch {
  const length = Math.min(lengthOf(view), lengthOf(whole));
  const from = Math.min(Math.max(view.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

/** Zoomed by `factor` (below 1: closer), the instant `at` staying where it is on screen. */
export function zoomed(view: Stretch, whole: Stretch, factor: number, at: number): Stretch {
  const most = lengthOf(whole);
  const length = Math.min(most, Math.max(Math.min(LEAST_MS, most), lengthOf(view) * factor));
  const share = (at - view.from) / lengthOf(view);
  const from = at - share * length;
  return within({ from, to: from + length }, whole);
}

/** Moved by `by` ms, to where the show ends at most. */
export const panned = (view: Stretch, whole: Stretch, by: number): Stretch =>
  within({ from: view.from + by, to: view.to + by }, whole);

/** The view that shows `what` with some air around it, changed only if it does not yet. */
export function revealing(view: Stretch, whole: Stretch, what: Stretch): Stretch {
  if (what.from >= view.from && what.to <= view.to) return view;
  const length = Math.max(lengthOf(view), lengthOf(what) * 1.5);
  const middle = (what.from + what.to) / 2;
  return within({ from: middle - length / 2, to: middle + length / 2 }, whole);
}

/** The view that shows `what` from close by, with half of it to either side. */
export const closeUp = (whole: Stretch, what: Stretch): Stretch => {
  const length = Math.max(lengthOf(what) * 2, LEAST_MS);
  const from = (what.from + what.to - length) / 2;
  return within({ from, to: from + length }, whole);
};

/** Whether all of the show is in view; a millisecond lost in rounding does not count. */
export const isWhole = (view: Stretch, whole: Stretch) =>
  view.from - whole.from < 1 && whole.to - view.to < 1;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12, 24].map((count) => count * HOUR),
];

/** Room for one label of the axis, px. */
const APART = 76;

export interface Ticks {
  step: number;
  at: number[];
}

/** Round instants of the team's clock, as many as have room for a label. */
export function ticks(view: Stretch, width: number): Ticks {
  const room = (lengthOf(view) / Math.max(width, 1)) * APART;
  const step = STEPS.find((one) => one >= room) ?? 24 * HOUR;
  // From midnight on: every third hour is 0, 3, 6 there, whatever it is in UTC.
  const midnight = startOfDay(view.from);
  const at: number[] = [];
  for (
    let tick = midnight + Math.ceil((view.from - midnight) / step) * step;
    tick < view.to;
    tick += step
  ) {
    at.push(tick);
  }
  return { step, at };
}
