import { expect, test } from "vitest";
import { NO_NUMBERS, type Numbers, renumbered } from "./inbox";

const ids = (text: string) => [...text].map((id) => ({ id }));
const given = (numbers: Numbers) => Object.fromEntries(numbers.held);

test("an Alt number stays with its item while others come and go", () => {
  const first = renumbered(NO_NUMBERS, ids("abc"), 0);
  expect(given(first)).toEqual({ a: 1, b: 2, c: 3 });
  expect(given(renumbered(first, ids("cb"), 10))).toEqual({ b: 2, c: 3 });
});

test("a number that has just become free rests, so that no press lands on a newcomer", () => {
  const first = renumbered(NO_NUMBERS, ids("abc"), 0);
  const without = renumbered(first, ids("dcb"), 10);
  expect(given(without)).toEqual({ b: 2, c: 3, d: 4 });
  expect(given(renumbered(without, ids("dcbe"), 2_000))).toMatchObject({ e: 5 });
  expect(given(renumbered(without, ids("dcbe"), 3_010))).toMatchObject({ e: 1 });
});

test("there are nine numbers; rather a resting one than none", () => {
  const full = renumbered(NO_NUMBERS, ids("abcdefghijk"), 0);
  expect(full.held.size).toBe(9);
  expect(full.held.has("j")).toBe(false);
  expect(given(renumbered(full, ids("bcdefghij"), 10))).toMatchObject({ j: 1 });
});
