import { expect, test } from "vitest";
import { edgeSpeed, gapAt, putBefore, stepped } from "./places";

const rows = [10, 11, 12].map((index, at) => ({
  index,
  top: 100 + at * 34,
  bottom: 134 + at * 34,
}));

test("a row goes before the one whose upper half the pointer is over", () => {
  expect(gapAt(rows, 0)).toBe(10);
  expect(gapAt(rows, 116)).toBe(10);
  expect(gapAt(rows, 118)).toBe(11);
  expect(gapAt(rows, 150)).toBe(11);
});

test("below the last row is its end, and an empty list has no place", () => {
  expect(gapAt(rows, 999)).toBe(13);
  expect(gapAt([], 5)).toBeNull();
});

test("a list scrolls only near its edges, faster the nearer", () => {
  expect(edgeSpeed(300, 100, 600)).toBe(0);
  expect(edgeSpeed(100, 100, 600)).toBe(-14);
  expect(edgeSpeed(576, 100, 600)).toBe(7);
  expect(edgeSpeed(2_000, 100, 600)).toBe(14);
});

test("rows are put before another in the order they had", () => {
  const keys = ["a", "b", "c", "d", "e"];
  expect(putBefore(keys, ["d"], 0)).toEqual(["d", "a", "b", "c", "e"]);
  expect(putBefore(keys, ["a"], 3)).toEqual(["b", "c", "a", "d", "e"]);
  expect(putBefore(keys, ["e", "b"], 1)).toEqual(["a", "b", "e", "c", "d"]);
  expect(putBefore(keys, ["a"], 5)).toEqual(["b", "c", "d", "e", "a"]);
  // Let go where it stood: nothing has moved.
  expect(putBefore(keys, ["b"], 1)).toEqual(keys);
  expect(putBefore(keys, ["b"], 2)).toEqual(keys);
});

test("a step up or down moves past one neighbour and ends at the ends", () => {
  const keys = ["a", "b", "c"];
  expect(putBefore(keys, ["b"], stepped(keys, ["b"], 1) ?? 0)).toEqual(["a", "c", "b"]);
  expect(putBefore(keys, ["b"], stepped(keys, ["b"], -1) ?? 9)).toEqual(["b", "a", "c"]);
  expect(stepped(keys, ["a"], -1)).toBeNull();
  expect(stepped(keys, ["b", "c"], 1)).toBeNull();
  expect(stepped(keys, ["x"], 1)).toBeNull();
});
