import { expect, test } from "vitest";
import type { Brought, Goal, GoalScope } from "./goals";
import { daysOf, monthOf, weekdayOf } from "./month";
import { endedDone, goalAt, goalsIn, restOf } from "./tree";

/** Shanghai, day start 06:00. */
const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour - 8);
const goal = (
  id: number,
  scope: GoalScope,
  start: number,
  end: number,
  value: number,
  room = "",
): Goal => ({
  id,
  version: 1,
  scope,
  scope_label: "",
  room,
  starts_at: start,
  ends_at: end,
  metric: "gmv",
  metric_label: "成交金额",
  unit: "fen",
  value,
  made_by: "rolled_down",
  made_by_label: "",
  parent: null,
  note: "",
  into: [],
  active: true,
});
const show = (start: number, end: number | null, done: number | null, room = "a"): Brought => ({
  room,
  show: String(start),
  title: "",
  start,
  end,
  done,
});

test("a month is made of show days, from the first one's 06:00 on", () => {
  const month = monthOf(at(12, 20), 0);
  expect([month.start, month.end]).toEqual([at(1, 6), at(31, 6)]);
  const days = daysOf(month);
  expect([days.length, days[0]?.start, days.at(-1)?.end]).toEqual([30, at(1, 6), at(31, 6)]);
  // 02:00 on the 1st is still the month before.
  expect(monthOf(at(1, 2), 0).end).toBe(at(1, 6));
  expect(monthOf(at(12, 20), 1).start).toBe(at(31, 6));
  // 1 November 2026 is a Sunday.
  expect([weekdayOf(at(1, 6)), weekdayOf(at(2, 6))]).toEqual([6, 0]);
});

test("parts that add up leave nothing, and what is left is said to the fen", () => {
  const month = goal(1, "month", at(1, 6), at(31, 6), 1_000_01);
  const days = [
    goal(2, "day", at(1, 6), at(2, 6), 333_34),
    goal(3, "day", at(2, 6), at(3, 6), 333_33),
  ];
  expect(restOf(month, days)).toBe(333_34);
  expect(restOf(month, [...days, goal(4, "day", at(3, 6), at(4, 6), 333_34)])).toBe(0);
  expect(restOf(month, [])).toBe(1_000_01);
});

test("a show that crosses midnight is its day's, and the team's day has every room's shows", () => {
  const late = goal(5, "show", at(2, 23), at(3, 7), 10, "b");
  const early = goal(6, "show", at(2, 20), at(2, 22), 20, "a");
  const goals = [late, early, goal(7, "day", at(2, 6), at(3, 6), 30)];
  const day = { start: at(2, 6), end: at(3, 6) };
  expect(goalsIn(goals, "show", "", day).map(({ id }) => id)).toEqual([6, 5]);
  expect(goalsIn(goals, "show", "b", day).map(({ id }) => id)).toEqual([5]);
  expect(goalAt(goals, "day", "", at(2, 6))?.id).toBe(7);
  expect(goalAt(goals, "day", "a", at(2, 6))).toBeUndefined();
});

test("what has ended is summed only where all of it is known", () => {
  const month = goal(1, "month", at(1, 6), at(31, 6), 1_000);
  const shows = [
    show(at(1, 20), at(1, 22), 100),
    show(at(2, 20), at(2, 22), 50, "b"),
    show(at(3, 20), null, 7),
  ];
  expect(endedDone(shows, month, "day", at(3, 21), at(3, 6))).toBe(150);
  expect(endedDone(shows, { ...month, room: "a" }, "day", at(3, 21), at(3, 6))).toBe(100);
  const unknown = [...shows, show(at(2, 10), at(2, 11), null)];
  expect(endedDone(unknown, month, "day", at(3, 21), at(3, 6))).toBeNull();
  expect(endedDone([], month, "day", at(3, 21), at(3, 6))).toBeNull();
  expect(endedDone(shows, month, "hour", at(3, 21), at(3, 6))).toBeNull();
});
