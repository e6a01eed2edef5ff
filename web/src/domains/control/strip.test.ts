import { expect, test } from "vitest";
import { at, highest, minuteAt, path, placed, points, windowAt } from "./strip";

const MIN = 60_000;
const NOW = 100 * MIN;
const window = windowAt(NOW);

test("a stretch stands where it was, cut at the edges of the hour", () => {
  expect(placed(70 * MIN, 85 * MIN, window)).toEqual({ left: 50, width: 25 });
  expect(placed(0, 55 * MIN, window)).toEqual({ left: 0, width: 25 });
  expect(placed(85 * MIN, null, window)).toEqual({ left: 75, width: 25 });
  expect(placed(0, 39 * MIN, window)).toBeNull();
  expect(placed(0, 40 * MIN, window)).toBeNull();
  expect(at(70 * MIN, window)).toBe(50);
  expect(at(101 * MIN, window)).toBeNull();
});

const minutes = [96, 97, 98, 99, 100].map((minute) => minute * MIN);
const series = points(minutes, [10, null, 20, 5, 1]);

test("the running minute is left out of the line, and unknown leaves a gap", () => {
  expect(series.map((point) => point.value)).toEqual([10, null, 20, 5]);
  expect(highest(series)).toBe(20);
  expect(highest(points(minutes, undefined))).toBeNull();
  const drawn = path(series, 20, window);
  expect(drawn.match(/M/g)).toHaveLength(2);
  expect(drawn.startsWith("M941.7 50.0")).toBe(true);
  expect(drawn.endsWith("L991.7 75.0")).toBe(true);
  expect(path(points(minutes, undefined), 0, window)).toBe("");
});

test("the minute under the pointer", () => {
  expect(minuteAt((98.5 - 40) / 60, series, window)).toBe(2);
  expect(minuteAt(0.1, series, window)).toBeNull();
});

test("nothing sold draws a line at the bottom, not above it", () => {
  expect(path(points(minutes, [0, 0, 0, 0, 0]), 0, window)).toMatch(/^M[\d.]+ 100\.0/);
});
