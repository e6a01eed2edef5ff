import { expect, test } from "vitest";
import { appealsDue, appealsOfTheWeek, appealStanding, hoursLeft, NEAR_MS } from "./appealClock";
import type { Violation } from "./violations";

const NOW = 1_800_000_000_000;
const row = (
  id: number,
  appeal: Violation["appeal"],
  appeal_until: number | null,
  active = true,
): Violation => ({ id, appeal, appeal_until, active }) as Violation;

test("an appeal is open until its end, near in its last two days, and late after it", () => {
  expect(appealStanding(row(1, "none", NOW + NEAR_MS + 1), NOW)).toBe("open");
  expect(appealStanding(row(1, "preparing", NOW + NEAR_MS), NOW)).toBe("near");
  expect(appealStanding(row(1, "preparing", NOW), NOW)).toBe("near");
  expect(appealStanding(row(1, "preparing", NOW - 1), NOW)).toBe("late");
  expect(appealStanding(row(1, "none", null), NOW)).toBe("unknown");
});

test("one that was sent waits, and one that was answered or given up is over, whatever the time", () => {
  expect(appealStanding(row(1, "sent", NOW - 1), NOW)).toBe("waits");
  for (const state of ["won", "lost", "waived"] as const) {
    expect(appealStanding(row(1, state, NOW + 1), NOW)).toBe("over");
  }
});

test("what ends first comes first; what needs nothing more, or was a mistake, is left out", () => {
  const rows = [
    row(1, "none", NOW + 9),
    row(2, "sent", NOW + 1),
    row(3, "preparing", NOW + 5),
    row(4, "none", NOW - 1),
    row(5, "none", NOW + 2, false),
  ];
  expect(appealsDue(rows, NOW).map(({ id }) => id)).toEqual([3, 1]);
  const later = [...rows, row(6, "none", NOW + 168 * 3_600_000 + 1)];
  expect(appealsOfTheWeek(later, NOW).map(({ id }) => id)).toEqual([3, 1]);
});

test("hours that are left are whole and never below none", () => {
  expect(hoursLeft(NOW + 2 * 3_600_000 - 1, NOW)).toBe(1);
  expect(hoursLeft(NOW - 5, NOW)).toBe(0);
});
