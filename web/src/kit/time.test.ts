import { afterEach, expect, test } from "vitest";
import {
  atClock,
  atSecond,
  datedDay,
  dayKey,
  daysLater,
  endClock,
  fromPicker,
  liveBy,
  midnight,
  onDay,
  startOfDay,
  startOfShowDay,
  toPicker,
  elapsed,
} from "./time";

afterEach(() => liveBy({ zone: "Asia/Shanghai", day_start: "06:00" }));

// 2026-11-22 00:30 in Shanghai, still the 21st in UTC.
const ms = Date.UTC(2026, 10, 21, 16, 30, 5);

test("times are the team's, whatever zone the machine is in", () => {
  expect(atClock(ms)).toBe("00:30");
  expect(atSecond(ms)).toBe("00:30:05");
  expect(dayKey(ms)).toBe("2026-11-22");
  expect(onDay(ms, "zh")).toBe("11月22日 周日");
  expect(onDay(ms, "en")).toBe("22 Nov Sun");
});

test("a day of another year says its year, one of this year does not", () => {
  const before = Date.UTC(2025, 11, 31, 15, 59);
  expect(datedDay(ms, ms, "zh")).toBe("11月22日");
  expect(datedDay(before, ms, "zh")).toBe("2025年12月31日");
  expect(datedDay(before, ms, "en")).toBe("31 Dec 2025");
  // A minute later it is 2026 where the team is.
  expect(datedDay(before + 60_000, ms, "zh")).toBe("1月1日");
  expect(onDay(before, "zh", ms)).toBe("2025年12月31日 周三");
});

test("an end is the next day's by that word, and later ones say their day", () => {
  const told = (end: number) => endClock({ start: ms, end }, "zh", "次日");
  expect(told(ms + 3_600_000)).toBe("01:30");
  expect(told(ms + 86_400_000)).toBe("次日 00:30");
  expect(told(ms + 2 * 86_400_000)).toBe("11月24日 00:30");
  expect(told(ms + 69 * 86_400_000)).toBe("2027年1月30日 00:30");
});

test("a day begins at the team's midnight", () => {
  expect(startOfDay(ms)).toBe(Date.UTC(2026, 10, 21, 16));
  expect(startOfDay(ms, 7)).toBe(Date.UTC(2026, 10, 28, 16));
  expect(daysLater(ms, 1)).toBe(ms + 86_400_000);
  expect(midnight("2026-11-22")).toBe(Date.UTC(2026, 10, 21, 16));
  expect(midnight("2026-11-22", 1)).toBe(Date.UTC(2026, 10, 22, 16));
});

test("what a picker shows is what it gives back", () => {
  expect(toPicker(ms).format("YYYY-MM-DD HH:mm:ss")).toBe("2026-11-22 00:30:05");
  expect(fromPicker(toPicker(ms))).toBe(ms);
});

test("a show day begins at six and crosses midnight", () => {
  const six = Date.UTC(2026, 10, 20, 22); // 06:00 on the 21st, in Shanghai
  expect(startOfShowDay(ms)).toBe(six);
  expect(startOfShowDay(six)).toBe(six);
  expect(startOfShowDay(six - 1)).toBe(six - 86_400_000);
  expect(startOfShowDay(ms, 7)).toBe(six + 7 * 86_400_000);
});

test("a team elsewhere lives by its own clock, summer time too", () => {
  liveBy({ zone: "America/New_York", day_start: "04:30" });
  expect(atClock(ms)).toBe("11:30");
  expect(fromPicker(toPicker(ms))).toBe(ms);
  expect(startOfShowDay(ms)).toBe(Date.UTC(2026, 10, 21, 9, 30));
  // On 1 November 2026 the clocks there go back: that day is an hour longer.
  const before = Date.UTC(2026, 9, 31, 8, 30);
  expect(startOfShowDay(before)).toBe(before);
  expect(startOfShowDay(before, 1)).toBe(before + 25 * 3_600_000);
});

test("a clock that is turned back is read right to the second on both sides", () => {
  liveBy({ zone: "America/New_York", day_start: "06:00" });
  const turn = Date.UTC(2026, 10, 1, 6);
  expect(atSecond(turn - 1_000)).toBe("01:59:59");
  expect(atSecond(turn)).toBe("01:00:00");
  expect(atClock(turn - 3_600_000)).toBe("01:00");
  // The same instants for a team in another zone: nothing of the former one is kept.
  liveBy({ zone: "Asia/Kathmandu", day_start: "06:00" });
  expect(atSecond(turn - 1_000)).toBe("11:44:59");
  expect(atSecond(turn)).toBe("11:45:00");
  expect(dayKey(Date.UTC(2026, 10, 1, 18, 15))).toBe("2026-11-02");
});

test("what was pressed after the clock's last tick began now, not in the future", () => {
  expect(elapsed(10_000, 4_000)).toBe(6_000);
  expect(elapsed(10_000, 10_900)).toBe(0);
});
