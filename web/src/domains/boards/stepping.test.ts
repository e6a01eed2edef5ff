import { expect, test } from "vitest";
import { dayAfter, neighbour } from "./stepping";

test("days follow each other over months, leap days and the turn of the year", () => {
  expect(dayAfter("2026-11-30", 1)).toBe("2026-12-01");
  expect(dayAfter("2027-01-01", -1)).toBe("2026-12-31");
  expect(dayAfter("2028-02-28", 1)).toBe("2028-02-29");
});

test("a list ends at both ends, and what is not in it has no neighbour", () => {
  const ids = ["a", "b", "c"];
  expect(neighbour(ids, "b", 1)).toBe("c");
  expect(neighbour(ids, "b", -1)).toBe("a");
  expect(neighbour(ids, "c", 1)).toBeNull();
  expect(neighbour(ids, "a", -1)).toBeNull();
  expect(neighbour(ids, "x", 1)).toBeNull();
  expect(neighbour([], "a", -1)).toBeNull();
});
