import { expect, test } from "vitest";
import { lineSpan, nameOf, templateOf } from "./template";

test("a file's name gives a pack its name where it can be one", () => {
  expect(nameOf("Our Kuaishou-2026.yaml")).toBe("our_kuaishou_2026");
  expect(nameOf("2026_rules.yml")).toBe("rules");
  expect(nameOf("快手.yaml")).toBe("");
  expect(nameOf("x.yaml")).toBe("");
});

test("a line is found by its number", () => {
  const text = "a\nbcd\n\nef";
  expect([1, 2, 3, 4, 99].map((line) => text.slice(...lineSpan(text, line)))).toEqual([
    "a",
    "bcd",
    "",
    "ef",
    "ef",
  ]);
});

test("a new pack says the day it was begun", () => {
  expect(templateOf("2026-11-23")).toContain('version: "2026.11"');
  expect(templateOf("2026-11-23")).toContain('effective: "2026-11-23"');
});
