import { expect, test } from "vitest";
import { stepsOf } from "./ladder";
import type { Attribution } from "./results";

const sum = (lines: number, amount: number) => ({
  lines,
  orders: lines,
  pieces: lines,
  amount,
  unknown: 0,
  foreign: 0,
  others: [],
});
const part = (code: string, sign: number, lines: number, amount: number) => ({
  code,
  label: code,
  sign,
  sum: sum(lines, amount),
});

test("steps lead from the sum by time to the sum by genre, to the fen", () => {
  const told: Attribution = {
    by_time: sum(419, 2_839_880),
    by_genre: sum(397, 2_660_490),
    parts: [
      part("video", -1, 4, 73_400),
      part("card", -1, 7, 78_290),
      part("pending", -1, 13, 36_600),
      part("after", 1, 2, 8_900),
    ],
  };
  expect(stepsOf(told).map((step) => [step.code, step.lines, step.amount])).toEqual([
    ["video", -4, -73_400],
    ["card", -7, -78_290],
    ["pending", -13, -36_600],
    ["after", 2, 8_900],
  ]);
});

test("what no reason accounts for is a step of its own", () => {
  const told: Attribution = {
    by_time: sum(10, 1_000),
    by_genre: sum(7, 690),
    parts: [part("video", -1, 2, 300)],
  };
  expect(stepsOf(told).at(-1)).toEqual({ code: null, label: "", lines: -1, amount: -10 });
});

test("without any genre there is no ladder, and two that are the same need none", () => {
  expect(stepsOf({ by_time: sum(3, 300), by_genre: null, parts: [] })).toEqual([]);
  expect(stepsOf({ by_time: sum(3, 300), by_genre: sum(3, 300), parts: [] })).toEqual([]);
});
