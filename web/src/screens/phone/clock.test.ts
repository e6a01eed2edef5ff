import { expect, test } from "vitest";
import { atClock, dayOrClock, onCalendar } from "./clock";

const at = Date.UTC(2026, 10, 21, 16, 5);

test("times are the team's, and midnight is 00, not 24", () => {
  expect(atClock(at, "Asia/Shanghai")).toBe("00:05");
  expect(onCalendar(at, "Asia/Shanghai", "zh")).toBe("11月22日 00:05");
  expect(onCalendar(at, "America/New_York", "en")).toBe("21/11 11:05");
});

test("a moment of another day is told with its day", () => {
  const later = at + 20 * 60_000;
  expect(dayOrClock(at, later, "Asia/Shanghai", "zh")).toBe("00:05");
  expect(dayOrClock(at - 6 * 60_000, at, "Asia/Shanghai", "zh")).toBe("11月21日 23:59");
  expect(dayOrClock(at - 7 * 86_400_000, at, "Asia/Shanghai", "zh")).toBe("11月15日 00:05");
});
