import { expect, test } from "vitest";
import type { CommentItem } from "./parts";
import { count, type Rate, rateOf } from "./rate";

const items = (upTo: number): CommentItem[] =>
  Array.from({ length: upTo }, (_, at) => ({ id: `c${at}`, src: "a", ts: 0, text: "好" }));

test("two hundred a second read as 12,000 a minute, and none once they stop", () => {
  let rate: Rate | null = null;
  for (let step = 0; step <= 80; step += 1) {
    rate = count(rate, items(step * 50).slice(-1_000), step * 250);
  }
  expect(Math.round(rateOf(rate) / 60)).toBe(200);
  for (let step = 81; step <= 121; step += 1) rate = count(rate, items(4_000), step * 250);
  expect(rateOf(rate)).toBe(0);
});

test("what was there when the page opened is no speed", () => {
  const first = count(null, items(400), 0);
  expect(rateOf(count(first, items(400), 2_000))).toBe(0);
  expect(rateOf(count(first, items(402), 2_000))).toBe(60);
});

test("nothing new within a second is the same value: nothing is drawn", () => {
  const first = count(null, items(3), 0);
  expect(count(first, items(3), 250)).toBe(first);
});
