import { expect, test } from "vitest";
import { midnight } from "@/kit/time";
import { byEnd, daysLeft, standingOf } from "./ending";

const at = (text: string) => Date.parse(text);
const NOW = at("2026-11-23T23:40:00+08:00");
const row = (until: string | null, more: object = {}) => ({
  id: 1,
  valid_from: null,
  valid_until: until === null ? null : midnight(until, 1),
  absent: false,
  active: true,
  ...more,
});

test("days are counted by the calendar of the team, up to its last day", () => {
  expect(daysLeft(midnight("2026-11-23", 1), NOW)).toBe(0);
  expect(daysLeft(midnight("2026-11-24", 1), NOW)).toBe(1);
  expect(daysLeft(midnight("2026-12-23", 1), NOW)).toBe(30);
  expect(daysLeft(midnight("2026-11-20", 1), NOW)).toBe(-3);
  // Of a day that ends at noon, that day is the last.
  expect(daysLeft(at("2026-11-24T12:00:00+08:00"), NOW)).toBe(1);
});

test("it holds through its last day, and is told thirty days before", () => {
  expect(standingOf(row("2026-11-23"), NOW)).toBe("soon");
  expect(standingOf(row("2026-11-22"), NOW)).toBe("ended");
  expect(standingOf(row("2026-12-23"), NOW)).toBe("soon");
  expect(standingOf(row("2026-12-24"), NOW)).toBe("holds");
  expect(standingOf(row(null), NOW)).toBe("holds");
  expect(standingOf(row(null, { valid_from: NOW + 1 }), NOW)).toBe("not_yet");
  expect(standingOf(row("2026-11-22", { absent: true }), NOW)).toBe("absent");
  expect(standingOf(row("2026-11-22", { active: false }), NOW)).toBe("retired");
});

test("what ends first stands first, without an end below it, off file last", () => {
  const rows = [
    row(null, { id: 1 }),
    row("2027-01-01", { id: 2, active: false }),
    row("2026-12-01", { id: 3 }),
    row("2020-01-01", { id: 4 }),
    row("2020-01-01", { id: 5, absent: true }),
  ];
  expect(byEnd(rows).map((one) => one.id)).toEqual([4, 3, 5, 1, 2]);
});
