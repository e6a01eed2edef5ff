import { expect, test } from "vitest";
import { zh } from "@/words/zh";
import { clockAfter, clockOf, lengthOf } from "./lengths";

// 2026-11-22 19:00 in Shanghai.
const seven = Date.UTC(2026, 10, 22, 11);
const HOUR = 3_600_000;

test("lengths and clocks, with seconds only where there are some", () => {
  expect(lengthOf(330_000)).toBe("5:30");
  expect(clockOf(seven)).toBe("19:00");
  expect(clockOf(seven + 5_000)).toBe("19:00:05");
});

test("an end on another day says which", () => {
  expect(clockAfter(seven + 4 * HOUR, seven, zh, "zh")).toBe("23:00");
  expect(clockAfter(seven + 5 * HOUR, seven, zh, "zh")).toBe("次日 00:00");
  expect(clockAfter(seven + 39 * HOUR, seven, zh, "zh")).toBe("11月24日 10:00");
});
