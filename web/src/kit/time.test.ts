import { expect, test } from "vitest";
import {
  atClock,
  atSecond,
  dayKey,
  daysLater,
  fromPicker,
  onDay,
  startOfDay,
  toPicker,
} from "./time";

// 2026-11-22 00:30 in Shanghai, still the 21st in UTC.
const ms = Date.UTC(2026, 10, 21, 16, 30, 5);

test("times are the team's, whatever zone the machine is in", () => {
  expect(atClock(ms)).toBe("00:30");
  expect(atSecond(ms)).toBe("00:30:05");
  expect(dayKey(ms)).toBe("2026-11-22");
  expect(onDay(ms, "zh")).toBe("11月22日 周日");
  expect(onDay(ms, "en")).toBe("22 Nov Sun");
});

test("a day begins at the team's midnight", () => {
  expect(startOfDay(ms)).toBe(Date.UTC(2026, 10, 21, 16));
  expect(startOfDay(ms, 7)).toBe(Date.UTC(2026, 10, 28, 16));
  expect(daysLater(ms, 1)).toBe(ms + 86_400_000);
});

test("what a picker shows is what it gives back", () => {
  expect(toPicker(ms).format("YYYY-MM-DD HH:mm:ss")).toBe("2026-11-22 00:30:05");
  expect(fromPicker(toPicker(ms))).toBe(ms);
});
