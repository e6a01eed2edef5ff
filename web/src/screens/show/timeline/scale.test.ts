import { describe, expect, test } from "vitest";
import { closeUp, isWhole, panned, revealing, ticks, toMs, toX, zoomed } from "./scale";

const HOUR = 3_600_000;
// 22 November 2026, 20:00 in Shanghai: a show of four hours that ends at midnight.
const start = Date.UTC(2026, 10, 22, 12);
const whole = { from: start, to: start + 4 * HOUR };

test("a pixel and its instant are each other's inverse", () => {
  expect(toX(whole, 1_000, start + HOUR)).toBe(250);
  expect(toMs(whole, 1_000, 250)).toBe(start + HOUR);
});

describe("zooming", () => {
  test("keeps the instant under the pointer where it is", () => {
    const at = start + HOUR;
    const closer = zoomed(whole, whole, 0.5, at);
    expect(closer.to - closer.from).toBe(2 * HOUR);
    expect(toX(closer, 1_000, at)).toBeCloseTo(250, 6);
  });
  test("ends at the whole show and at twenty seconds", () => {
    expect(zoomed(whole, whole, 3, start)).toEqual(whole);
    const closest = zoomed(whole, whole, 1e-9, start + HOUR);
    expect(Math.round(closest.to - closest.from)).toBe(20_000);
  });
  test("a show shorter than that is simply whole", () => {
    const short = { from: start, to: start + 5_000 };
    expect(zoomed(short, short, 0.1, start)).toEqual(short);
  });
});

test("panning stops at the ends of the show", () => {
  const view = { from: start, to: start + HOUR };
  expect(panned(view, whole, -HOUR)).toEqual(view);
  expect(panned(view, whole, 9 * HOUR)).toEqual({ from: start + 3 * HOUR, to: whole.to });
  expect(isWhole(view, whole)).toBe(false);
  expect(isWhole(whole, whole)).toBe(true);
});

test("a span out of view is brought into view, one in view moves nothing", () => {
  const view = { from: start, to: start + HOUR };
  const seen = { from: start + 60_000, to: start + 120_000 };
  expect(revealing(view, whole, seen)).toBe(view);
  const far = { from: start + 3 * HOUR, to: start + 3 * HOUR + 60_000 };
  const moved = revealing(view, whole, far);
  expect(moved.from).toBeLessThanOrEqual(far.from);
  expect(moved.to).toBeGreaterThanOrEqual(far.to);
  expect(moved.to - moved.from).toBe(HOUR);
});

test("from close by a span has half of itself to either side, as far as the show goes", () => {
  const what = { from: start + HOUR, to: start + HOUR + 120_000 };
  expect(closeUp(whole, what)).toEqual({ from: what.from - 60_000, to: what.to + 60_000 });
  const first = { from: start, to: start + 60_000 };
  expect(closeUp(whole, first)).toEqual({ from: start, to: start + 120_000 });
});

describe("the axis", () => {
  test("has round instants of the team's clock, no closer than a label needs", () => {
    const { step, at } = ticks(whole, 1_300);
    expect(step).toBe(15 * 60_000);
    expect(at[0]).toBe(start);
    expect(at).toHaveLength(16);
  });
  test("counts hours from the team's midnight, on both sides of it", () => {
    const long = { from: start, to: start + 14 * HOUR };
    const { step, at } = ticks(long, 400);
    expect(step).toBe(3 * HOUR);
    // 21:00, 0:00, 3:00, 6:00, 9:00 in Shanghai
    expect(at.map((tick) => (tick - start) / HOUR)).toEqual([1, 4, 7, 10, 13]);
  });
  test("goes down to single seconds", () => {
    expect(ticks({ from: start, to: start + 10_000 }, 1_200).step).toBe(1_000);
  });
});
