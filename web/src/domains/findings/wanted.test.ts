import { expect, test } from "vitest";
import { readWanted, writeWanted } from "./wanted";

test("what shall be reached is read in the metric's own unit", () => {
  expect(readWanted("12.5%", "ratio")).toBe(0.125);
  expect(readWanted("12.5", "ratio")).toBe(0.125);
  expect(readWanted("８．８％", "ratio")).toBe(0.088);
  expect(readWanted("¥1,299.50", "fen_per_min")).toBe(129_950);
  expect(readWanted("45", "s")).toBe(45);
  expect(readWanted("1:30", "s")).toBe(90);
  expect(readWanted("1.2万", "count")).toBe(12_000);
  expect(readWanted("3.2", "multiple")).toBe(3.2);
});

test("empty is nothing wanted, and what cannot be read is neither", () => {
  expect(readWanted("  ", "ratio")).toBeNull();
  for (const unit of ["ratio", "fen", "s", "count"])
    expect(readWanted("很多", unit)).toBeUndefined();
});

test("what is written is read back the same", () => {
  for (const [value, unit] of [
    [0.0876, "ratio"],
    [0.3, "ratio"],
    [7_230, "fen"],
    [12_345, "count"],
    [95.5, "s"],
    [2.05, "multiple"],
  ] as const) {
    expect(readWanted(writeWanted(value, unit), unit)).toBe(value);
  }
  expect(writeWanted(0.1 + 0.2, "ratio")).toBe("30%");
});
