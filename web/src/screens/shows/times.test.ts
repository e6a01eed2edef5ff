import { expect, test } from "vitest";
import { zh } from "@/words/zh";
import { byDay, dayTitle, nextTime, spanOf } from "./times";

// 2026-11-22 19:00 in Shanghai.
const seven = Date.UTC(2026, 10, 22, 11);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const show = (starts_at: number, hours: number) => ({
  starts_at,
  ends_at: starts_at + hours * HOUR,
});

test("a show over midnight says so", () => {
  expect(spanOf(show(seven, 4), zh)).toBe("19:00–23:00");
  expect(spanOf(show(seven, 6), zh)).toBe("19:00–次日 01:00");
});

test("today and tomorrow are named, over midnight too", () => {
  expect(dayTitle(seven, seven + 4 * HOUR, zh, "zh")).toBe("11月22日 周日 · 今天");
  // At 00:30 it is still the show day that began in the morning.
  expect(dayTitle(seven + 5.5 * HOUR, seven, zh, "zh")).toBe("11月22日 周日 · 今天");
  expect(dayTitle(seven + 12 * HOUR, seven, zh, "zh")).toBe("11月23日 周一 · 明天");
  expect(dayTitle(seven + 3 * DAY, seven, zh, "zh")).toBe("11月25日 周三");
});

test("what is not over comes first in time, what is over with the latest first", () => {
  const rows = [
    show(seven + DAY, 2),
    show(seven - DAY, 2),
    show(seven, 6),
    show(seven - 2 * DAY, 2),
  ];
  const { coming, past } = byDay(rows, seven + 2 * HOUR);
  expect(coming.map((day) => day.shows)).toEqual([[rows[2]], [rows[0]]]);
  expect(past.map((day) => day.shows)).toEqual([[rows[1]], [rows[3]]]);
});

test("several shows of one day stand together, whatever order they came in", () => {
  const rows = [show(seven + HOUR, 1), show(seven, 1)];
  expect(byDay(rows, seven - DAY).coming).toEqual([{ at: seven, shows: [rows[1], rows[0]] }]);
});

test("a copy begins at the same time on the next day to come", () => {
  expect(nextTime(seven, seven + 2 * HOUR)).toBe(seven + DAY);
  expect(nextTime(seven, seven - 5 * HOUR)).toBe(seven + DAY);
  expect(nextTime(seven, seven + 10 * DAY + HOUR)).toBe(seven + 11 * DAY);
  expect(nextTime(seven, seven + 10 * DAY)).toBe(seven + 11 * DAY);
});
