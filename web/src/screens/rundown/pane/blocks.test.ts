import { expect, test } from "vitest";
import { asksForBlock, moved, split } from "./blocks";

test("a slash alone on its line asks for a block, in Chinese input too", () => {
  expect(asksForBlock("/", 1)).toBe(true);
  expect(asksForBlock("、", 1)).toBe(true);
  expect(asksForBlock("第一句\n/", 5)).toBe(true);
  expect(asksForBlock("第一句\n/\n第二句", 5)).toBe(true);
});

test("a slash in a sentence is just a slash", () => {
  expect(asksForBlock("一/", 2)).toBe(false);
  expect(asksForBlock("/二", 1)).toBe(false);
  expect(asksForBlock("扣 1/2", 5)).toBe(false);
  expect(asksForBlock("", 0)).toBe(false);
  expect(asksForBlock("//", 2)).toBe(false);
});

test("the text is cut at the line of the slash, which goes", () => {
  expect(split("/", 1)).toEqual({ before: "", after: "" });
  expect(split("第一句\n/", 5)).toEqual({ before: "第一句", after: "" });
  expect(split("第一句\n/\n第二句", 5)).toEqual({ before: "第一句", after: "第二句" });
  expect(split("/\n第二句", 1)).toEqual({ before: "", after: "第二句" });
});

test("a block moves by one and ends at the ends", () => {
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], 0, -1)).toBeNull();
  expect(moved(["a", "b"], 1, 1)).toBeNull();
});
