import { expect, test } from "vitest";
import { areaPath, peakOf, valueAt } from "./series";

const M = 60_000;
const view = { from: 0, to: 4 * M };

test("known minutes are one area, an unknown one is a hole and not a zero", () => {
  const series = { minutes: [0, M, 2 * M, 3 * M], values: [10, 5, null, 0] };
  expect(areaPath(series, view, 400, 20, 10)).toBe(
    "M0.0 20.0V0.0H100.0V10.0H200.0V20.0ZM300.0 20.0V20.0H400.0V20.0Z",
  );
});

test("a minute that is missing is a hole too", () => {
  const series = { minutes: [0, 2 * M], values: [10, 10] };
  expect(areaPath(series, view, 400, 20, 10)).toBe(
    "M0.0 20.0V0.0H100.0V20.0ZM200.0 20.0V0.0H300.0V20.0Z",
  );
});

test("what is half in view is drawn up to the edge, what is not in view is left out", () => {
  const series = { minutes: [0, M, 9 * M], values: [4, 8, 8] };
  expect(areaPath(series, { from: M / 2, to: M + M / 2 }, 100, 10, 8)).toBe(
    "M0.0 10.0V5.0H50.0V0.0H100.0V10.0Z",
  );
});

test("nothing known draws nothing and has no peak", () => {
  const series = { minutes: [0, M], values: [null, null] };
  expect(areaPath(series, view, 400, 20, 1)).toBe("");
  expect(peakOf(series)).toBeNull();
});

test("zeros are known: a line on the ground", () => {
  expect(areaPath({ minutes: [0], values: [0] }, view, 400, 20, 0)).toBe(
    "M0.0 20.0V20.0H100.0V20.0Z",
  );
});

test("an instant finds its minute, or nothing", () => {
  const series = { minutes: [0, M, 3 * M], values: [1, null, 3] };
  expect([0, M - 1, M, 2 * M, 3 * M + 5, 9 * M].map((at) => valueAt(series, at))).toEqual([
    1,
    1,
    null,
    null,
    3,
    null,
  ]);
});
