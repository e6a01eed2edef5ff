import { expect, test } from "vitest";
import { byCell, bySegment, initialOf, othersOf, spotOf, whereOf } from "./where";

test("a spot is read back as it was said", () => {
  for (const where of [
    { segment: 12, cell: null },
    { segment: 12, cell: "title" },
    { segment: 9_007_199_254_740, cell: "script/3" },
  ]) {
    expect(whereOf(spotOf(where))).toEqual(where);
  }
});

test("what cannot be read is nowhere", () => {
  for (const spot of [null, "", "0", "x/title", "12/", "-1", "1.5", "99999999999999999"]) {
    expect(whereOf(spot)).toBeNull();
  }
});

const present = [
  { page: 1, user: 1, name: "阿芳", spot: "12/title" },
  { page: 2, user: 2, name: "小梅", spot: "12/script/0" },
  { page: 3, user: 2, name: "小梅", spot: null },
  { page: 4, user: 3, name: "小雨", spot: "13" },
];

test("one's own other pages are nobody else", () => {
  expect(othersOf(present, 2).map(({ page }) => page)).toEqual([1, 4]);
  expect(othersOf(present, null)).toHaveLength(4);
});

test("others stand at their segment, and in it at their cell", () => {
  const others = othersOf(present, 9);
  expect([...bySegment(others)].map(([id, all]) => [id, all.length])).toEqual([
    [12, 2],
    [13, 1],
  ]);
  expect([...byCell(others, 12)].map(([cell, all]) => [cell, all[0]?.name])).toEqual([
    ["title", "阿芳"],
    ["script/0", "小梅"],
  ]);
  expect(byCell(others, 13).size).toBe(0);
});

test("a face is one character", () => {
  expect(initialOf("小梅")).toBe("梅");
  expect(initialOf("amy")).toBe("A");
  expect(initialOf("阿May")).toBe("阿");
  expect(initialOf("😀乐")).toBe("乐");
  expect(initialOf("")).toBe("");
});
