import { expect, test } from "vitest";
import { ageOf, ageParts } from "./age";

test("up to 2 s fresh, up to 15 s ageing, then stale; without a time unknown", () => {
  const ages = [0, 2_000, 2_001, 15_000, 15_001].map((old) => ageOf(100_000 - old, 100_000));
  expect(ages).toEqual(["fresh", "fresh", "ageing", "ageing", "stale"]);
  expect(ageOf(100_001, 100_000)).toBe("fresh");
  expect(ageOf(null, 100_000)).toBe("unknown");
});

test("an age is written in the unit people would say", () => {
  expect(ageParts(45_900)).toEqual({ count: 45, unit: "s" });
  expect(ageParts(12 * 60_000)).toEqual({ count: 12, unit: "min" });
  expect(ageParts(3 * 3_600_000)).toEqual({ count: 3, unit: "h" });
  expect(ageParts(72 * 3_600_000)).toEqual({ count: 3, unit: "d" });
  expect(ageParts(-5)).toEqual({ count: 0, unit: "s" });
});
