import { expect, test } from "vitest";
import { instantIn } from "./moments";

// 22 November 2026 20:00:00.500 in Shanghai, to 02:00 of the next day.
const from = Date.UTC(2026, 10, 22, 12) + 500;
const whole = { from, to: Date.UTC(2026, 10, 22, 18) };
const at = (hour: number, minute = 0, second = 0) =>
  Date.UTC(2026, 10, 22, hour - 8, minute, second);

test.each<[string, number | null]>([
  ["20:31:05", at(20, 31, 5)],
  ["20:31", at(20, 31)],
  ["203105", at(20, 31, 5)],
  ["2031", at(20, 31)],
  ["２０：３１", at(20, 31)],
  [" 23:59:59 ", at(23, 59, 59)],
  // Past midnight it is the next day's.
  ["00:10", at(24, 10)],
  ["2:00:00", at(26)],
])("%s is that instant of the show", (text, instant) => {
  expect(instantIn(text, whole)).toBe(instant);
});

test.each(["", "abc", "25:00", "20:60", "20:31:99", "19:59:59", "02:00:01", "8"])(
  "%j is no instant of this show",
  (text) => expect(instantIn(text, whole)).toBeNull(),
);

test("the second in which the show began is its beginning", () => {
  expect(instantIn("20:00:00", whole)).toBe(from);
});
