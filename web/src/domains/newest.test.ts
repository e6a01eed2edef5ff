import { expect, test } from "vitest";
import { newest, withRow } from "./newest";

const row = (id: number, version: number, text = "") => ({ id, version, text });

test("a list that was read before a write was answered does not take the answer back", () => {
  expect(newest([row(1, 3, "mine"), row(2, 1)], [row(1, 2, "old"), row(2, 4, "theirs")])).toEqual([
    row(1, 3, "mine"),
    row(2, 4, "theirs"),
  ]);
});

test("rows that are gone are gone, and new ones are there", () => {
  expect(newest([row(1, 9)], [row(2, 1)])).toEqual([row(2, 1)]);
  expect(newest(undefined, [row(2, 1)])).toEqual([row(2, 1)]);
});

test("an answer takes the place of its row, unless a newer one is there", () => {
  expect(withRow([row(1, 1), row(2, 1)], row(1, 2, "new"))).toEqual([row(1, 2, "new"), row(2, 1)]);
  expect(withRow([row(1, 5, "newer")], row(1, 4))).toEqual([row(1, 5, "newer")]);
  expect(withRow([row(1, 1)], row(9, 1))).toEqual([row(1, 1), row(9, 1)]);
  expect(withRow(undefined, row(9, 1))).toBeUndefined();
});
