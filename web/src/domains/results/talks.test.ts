import { expect, test } from "vitest";
import { chosenOf, differingOf, isChosen, rowsOf, runsOf, stretchOf, takesOf } from "./talks";
import type { Talk, TalkMinute } from "./results";

const M = 60_000;
/** 20:00 of a day. */
const T = Date.UTC(2026, 10, 13, 12);
const minute = (n: number, ours: string | null, theirs: string | null): TalkMinute => ({
  at: T + n * M, ours, theirs, differs: ours !== theirs, off_ms: ours === theirs ? 0 : M,
}); // prettier-ignore
const talk = (from: number, to: number, key: string, more: Partial<Talk> = {}): Talk => ({
  start: T + from, end: T + to, product: "A", key, ref: null, data: {}, ...more,
}); // prettier-ignore
const MINUTES = [
  minute(0, "A", "A"), minute(1, "A", "B"), minute(2, "A", "B"), minute(3, "C", "B"),
  minute(4, null, "B"), minute(5, null, null),
]; // prettier-ignore

test("rows begin on the clock and hold every minute once", () => {
  const late = [minute(58, "A", "A"), minute(59, "A", "A"), minute(60, "A", "A")];
  expect(rowsOf(late, 60).map((row) => row.length)).toEqual([2, 1]);
  expect(rowsOf(MINUTES, 3).flat()).toEqual(MINUTES);
});

test("runs of a side cover its minutes and break where its product does", () => {
  expect(runsOf(MINUTES, "ours").map(({ product, length }) => [product, length])).toEqual([
    ["A", 3], ["C", 1], [null, 2],
  ]); // prettier-ignore
  expect(runsOf(MINUTES, "theirs").map(({ product, length }) => [product, length])).toEqual([
    ["A", 1], ["B", 4], [null, 1],
  ]); // prettier-ignore
});

test("what differs in the same way is one stretch", () => {
  expect(differingOf(MINUTES)).toEqual([
    { first: T + M, last: T + 2 * M, ours: "A", theirs: "B" },
    { first: T + 3 * M, last: T + 3 * M, ours: "C", theirs: "B" },
    { first: T + 4 * M, last: T + 4 * M, ours: null, theirs: "B" },
  ]);
});

test("a choice goes both ways and stays in the show", () => {
  const chosen = chosenOf(T + 2 * M, T);
  expect(chosen).toEqual({ first: T, last: T + 2 * M });
  expect([isChosen(chosen, T + M), isChosen(chosen, T + 3 * M), isChosen(null, T)]).toEqual([
    true, false, false,
  ]); // prettier-ignore
  const show = { start: T + 10_000, end: T + 2 * M + 5_000 };
  expect(stretchOf(chosen, show)).toEqual({ from: T + 10_000, to: T + 2 * M + 5_000 });
});

test("what is taken is the platform's to the second, cut to the minutes, and carries what a press did", () => {
  const theirs = [
    talk(0, 70_000, "press", { ref: "seg", data: { link_no: 3 } }),
    talk(70_000, 200_000, "f:2", { product: null }),
    talk(200_000, 300_000, "f:3"),
  ];
  expect(takesOf(theirs, { from: T + M, to: T + 3 * M })).toEqual([
    {
      lane: "pitch", op: "overlay", from: T + M, to: T + 3 * M,
      spans: [
        { from: T + M, to: T + 70_000, key: "press", product: "A", ref: "seg", data: { link_no: 3 } },
        { from: T + 70_000, to: T + 3 * M, key: "f:2" },
      ],
    },
  ]); // prettier-ignore
});

test("where the platform has nothing the stretch is emptied", () => {
  expect(takesOf([], { from: T, to: T + M })).toEqual([
    { lane: "pitch", op: "overlay", from: T, to: T + M, spans: [] },
  ]);
});

test("a whole day goes into several corrections that lie side by side", () => {
  const many = Array.from({ length: 60 }, (_, n) => talk(n * M, n * M + M, `f:${n}`));
  const takes = takesOf(many, { from: T, to: T + 60 * M });
  expect(takes.map(({ spans }) => spans.length)).toEqual([25, 25, 10]);
  expect(takes.map(({ from, to }) => [(from - T) / M, (to - T) / M])).toEqual([
    [0, 25], [25, 50], [50, 60],
  ]); // prettier-ignore
});
