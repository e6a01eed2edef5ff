import { expect, test } from "vitest";
import { countedUp, movesTo, type Placed, rearranged, renumbered } from "./numbers";

const bag = (...rows: [id: number, link_no: number | null, position: number][]): Placed[] =>
  rows.map(([id, link_no, position]) => ({ id, version: id * 10, link_no, position }));

const three = bag([1, 1, 1], [2, 2, 2], [3, 3, 3]);
const seen = (rows: readonly Placed[]) =>
  rows.map(({ id, link_no, position }) => [id, link_no, position]);

test("with their numbers, links exchange what belongs to the places", () => {
  const then = rearranged(three, [3], 0, true);
  expect(seen(then)).toEqual([
    [3, 1, 1],
    [1, 2, 2],
    [2, 3, 3],
  ]);
  expect(movesTo(three, then)).toEqual([
    { link: 3, expect: 30, link_no: 1, position: 1 },
    { link: 1, expect: 10, link_no: 2, position: 2 },
    { link: 2, expect: 20, link_no: 3, position: 3 },
  ]);
});

test("without them only the order changes", () => {
  const then = rearranged(three, [1], 2, false);
  expect(seen(then)).toEqual([
    [2, 2, 1],
    [1, 1, 2],
    [3, 3, 3],
  ]);
  expect(movesTo(three, then).map((move) => [move.link, move.link_no, move.position])).toEqual([
    [2, 2, 1],
    [1, 1, 2],
  ]);
});

test("what is out of the way of a move is not touched", () => {
  const far = bag([1, 7, 10], [2, null, 20], [3, 5, 30], [4, 6, 40]);
  const then = rearranged(far, [3], 1, true);
  expect(seen(then)).toEqual([
    [1, 7, 10],
    [3, null, 20],
    [2, 5, 30],
    [4, 6, 40],
  ]);
  expect(movesTo(far, then).map((move) => move.link)).toEqual([3, 2]);
});

test("places that were given twice are counted anew", () => {
  const twice = bag([1, 1, 1], [2, 2, 1], [3, 3, 1]);
  expect(seen(rearranged(twice, [3], 0, false))).toEqual([
    [3, 3, 1],
    [1, 1, 2],
    [2, 2, 3],
  ]);
});

test("a taken number is exchanged in one act", () => {
  const moves = movesTo(three, renumbered(three, 1, 3));
  expect(moves).toEqual([
    { link: 1, expect: 10, link_no: 3, position: null },
    { link: 3, expect: 30, link_no: 1, position: null },
  ]);
});

test("a free number is just taken, and a link without one takes nobody's away", () => {
  expect(movesTo(three, renumbered(three, 1, 9)).map((move) => [move.link, move.link_no])).toEqual([
    [1, 9],
  ]);
  const bare = bag([1, null, 1], [2, 2, 2]);
  expect(movesTo(bare, renumbered(bare, 1, 2)).map((move) => move.link)).toEqual([1]);
  expect(movesTo(three, renumbered(three, 2, null))[0]?.link_no).toBeNull();
});

test("counting up numbers every link in its order, and nothing twice over", () => {
  const mixed = bag([5, 9, 1], [6, null, 2], [7, 3, 3]);
  expect(countedUp(mixed).map((row) => row.link_no)).toEqual([1, 2, 3]);
  expect(movesTo(mixed, countedUp(mixed)).map((move) => move.link)).toEqual([5, 6]);
  expect(movesTo(three, countedUp(three))).toEqual([]);
});
