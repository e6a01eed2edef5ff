import { expect, test } from "vitest";
import { atClock, onCalendar } from "./clock";

const at = Date.UTC(2026, 10, 21, 16, 5);

test("times are the team's, and midnight is 00, not 24", () => {
  expect(atClock(at, "Asia/Shanghai")).toBe("00:05");
  expect(onCalendar(at, "Asia/Shanghai", "zh")).toBe("11月22日 00:05");
  expect(onCalendar(at, "America/New_York", "en")).toBe("21/11 11:05");
});
