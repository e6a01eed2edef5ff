import { expect, test } from "vitest";
import type { Version } from "./results";
import { columnsOf, nextDayHasCome } from "./versions";

const END = Date.UTC(2026, 10, 13, 16);
const DAY = 86_400_000;
const version = (age: number): Version => ({
  age,
  at: END + age * DAY,
  ripe: true,
  speaks_of: END + 8 * DAY,
  gross: 100,
  refunded: 20,
  net: 80,
  orders: 3,
  orders_refunded: 1,
});

test("every age has a column, those to come with their date and no version", () => {
  const columns = columnsOf([version(0), version(1), version(7)], END);
  expect(columns.map(({ age, at, version: told }) => [age, at, told?.net ?? null])).toEqual([
    [0, END, 80],
    [1, END + DAY, 80],
    [7, END + 7 * DAY, 80],
    [15, END + 15 * DAY, null],
    [30, END + 30 * DAY, null],
  ]);
});

test("on air nobody knows when its days are up; what there is stands at its own moment", () => {
  const now = { ...version(0), at: END - 3_600_000 };
  expect(columnsOf([now], null).map(({ at }) => at)).toEqual([
    END - 3_600_000, null, null, null, null,
  ]); // prettier-ignore
});

test("the platform says genres the day after", () => {
  expect(nextDayHasCome([version(0)])).toBe(false);
  expect(nextDayHasCome([version(0), version(1)])).toBe(true);
  expect(nextDayHasCome([])).toBe(false);
});
