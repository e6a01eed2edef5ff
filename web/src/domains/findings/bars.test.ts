import { expect, test } from "vitest";
import { barsOf } from "./bars";

test("parts stand on one scale, less to the left of the middle", () => {
  expect(
    barsOf([
      { part: -400, limit: null },
      { part: 100, limit: 200 },
      { part: 0, limit: 9_000 },
    ]),
  ).toEqual([
    { left: 0, width: 50, usual: null },
    { left: 50, width: 12.5, usual: 25 },
    { left: 50, width: 0, usual: 50 },
  ]);
});

test("no difference at all divides by nothing", () => {
  expect(barsOf([{ part: 0, limit: 0 }])).toEqual([{ left: 50, width: 0, usual: 0 }]);
});
