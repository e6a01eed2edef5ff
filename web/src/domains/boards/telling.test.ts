import { expect, test } from "vitest";
import type { GoalGap } from "./boards";
import { difference, exactText, goalState, whole } from "./telling";

const zh = (value: number | null, unit: Parameters<typeof whole>[1], cur = "CNY") =>
  whole(value, unit, "zh", cur);

test("money says which money it is, in 万 where Chinese is read", () => {
  expect(zh(18_327_00, "fen")).toBe("¥1.8万");
  expect(zh(756_711.83, "fen_per_hour")).toBe("¥7,567/时");
  expect(zh(18_327_00, "fen", "USD")).toBe("USD 1.8万");
  expect(zh(-4_50, "fen", "USD")).toBe("-USD 4.50");
  expect(whole(18_327_00, "fen", "en", "CNY")).toBe("¥18,327");
  expect(zh(null, "fen", "USD")).toBe("—");
  expect(zh(0, "fen")).toBe("¥0");
});

test("a difference is told in percent of what is usual, with its sign", () => {
  const told = (diff: number | null, times: number | null) =>
    difference({ diff, times }, "fen", "zh", "CNY");
  expect(told(39_000, 2.3)).toEqual({ direction: "up", text: "+130%", points: false });
  expect(told(-100, 0.755)).toEqual({ direction: "down", text: "-24%", points: false });
  expect(told(0, 1)).toEqual({ direction: "same", text: "±0%", points: false });
  expect(told(1, 1.004)).toEqual({ direction: "same", text: "±0%", points: false });
  expect(told(null, null)).toBeNull();
});

test("a ratio is told in points, and where nothing was usual the difference itself is told", () => {
  expect(difference({ diff: 0.0124, times: 1.2 }, "ratio", "zh", "CNY")).toEqual({
    direction: "up",
    text: "+1.2",
    points: true,
  });
  expect(difference({ diff: -0.0004, times: 0.9 }, "ratio", "zh", "CNY")?.direction).toBe("same");
  expect(difference({ diff: 12_000_00, times: null }, "fen", "zh", "CNY")?.text).toBe("+¥1.2万");
});

const goal: GoalGap = {
  goal: 1,
  value: 90_000_00,
  done: 30_000_00,
  left: 60_000_00,
  over: 0,
  left_ms: 3_600_000,
  need_per_hour: 60_000_00,
};

test("a goal says what is missing and the pace it takes, what is beyond it, or that nobody knows", () => {
  const told = (of: Partial<GoalGap>) => goalState({ ...goal, ...of }, "fen", "zh", "CNY");
  expect(told({})).toEqual({ kind: "left", left: "¥6.0万", perHour: "¥6.0万" });
  expect(told({ left_ms: 0 })).toEqual({ kind: "left", left: "¥6.0万", perHour: null });
  expect(told({ need_per_hour: null })).toEqual({ kind: "left", left: "¥6.0万", perHour: null });
  expect(told({ left: 0, over: 5_00 })).toEqual({ kind: "over", over: "¥5" });
  expect(told({ left: 0, over: 0 })).toEqual({ kind: "met" });
  expect(told({ left: null, over: null, done: null })).toEqual({ kind: "unknown", goal: "¥9.0万" });
});

test("opened, a number is told to its last digit", () => {
  expect(exactText(1_832_700, "fen", "CNY")).toBe("¥18,327");
  expect(exactText(756_711.8318, "fen_per_hour", "CNY")).toBe("¥7,567.1183");
  expect(exactText(-50, "fen", "EUR")).toBe("-EUR 0.50");
  expect(exactText(null, "count", "CNY")).toBe("—");
});
