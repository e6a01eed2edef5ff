import { expect, test } from "vitest";
import { ASK_MS, entered, FORGET_MS, fromField, NO_ENTRY, typed } from "./entry";

const known = (no: number) => [1, 3, 12].includes(no);
const keys = (text: string, at = 1_000) =>
  [...text].reduce((entry, digit) => typed(entry, { digit }, at), NO_ENTRY);

test("digits and Enter mark the link", () => {
  expect(entered(keys("3"), 1_100, known)).toEqual({ kind: "mark", no: 3 });
  expect(entered(keys("12"), 1_100, known)).toEqual({ kind: "mark", no: 12 });
  expect(entered(NO_ENTRY, 1_100, known)).toEqual({ kind: "nothing" });
});

test("a number no link has is asked about once and then recorded", () => {
  const first = entered(keys("13"), 1_100, known);
  expect(first).toMatchObject({ kind: "ask", no: 13 });
  if (first.kind !== "ask") return;
  expect(entered(first.entry, 5_000, known)).toEqual({ kind: "mark", no: 13 });
  expect(entered(first.entry, 1_100 + ASK_MS + 1, known)).toEqual({ kind: "nothing" });
  expect(typed(first.entry, { digit: "1" }, 2_000)).toEqual({
    digits: "131",
    at: 2_000,
    asked: false,
  });
});

test("digits that were left standing are no part of the next number", () => {
  const left = keys("3");
  const next = typed(left, { digit: "5" }, 1_000 + FORGET_MS + 1);
  expect(next.digits).toBe("5");
  expect(entered(left, 1_000 + FORGET_MS + 1, known)).toEqual({ kind: "nothing" });
  expect(typed(left, { digit: "5" }, 1_000 + FORGET_MS).digits).toBe("35");
});

test("0 and Enter end the pitch; leading zeros say nothing", () => {
  expect(entered(keys("0"), 1_100, known)).toEqual({ kind: "end" });
  expect(entered(keys("03"), 1_100, known)).toEqual({ kind: "mark", no: 3 });
});

test("back takes one digit, clear all, and four digits are the most", () => {
  expect(typed(keys("12"), "back", 1_100).digits).toBe("1");
  expect(typed(keys("12"), "clear", 1_100)).toEqual(NO_ENTRY);
  expect(keys("123456").digits).toBe("1234");
});

test("what an input method leaves in the field is read as digits", () => {
  expect(fromField("３号", 9).digits).toBe("3");
  expect(fromField("abc", 9).digits).toBe("");
  expect(fromField("0012", 9).digits).toBe("12");
});
