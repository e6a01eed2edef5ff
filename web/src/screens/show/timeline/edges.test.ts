import { describe, expect, test } from "vitest";
import { dropped, laid, limits, movedBy, nudged } from "./edges";
import type { SpanLike } from "./lanes";

const bounds = { from: 1_000, to: 100_000 };
const span = (id: string, start: number, end: number | null): SpanLike => ({
  id,
  key: id,
  start,
  end,
  product: null,
});
const times = (spans: readonly SpanLike[]) => spans.map(({ id, start, end }) => [id, start, end]);
const edge = (id: string, which: "from" | "to", at: number) =>
  ({ lane: "pitch", op: "edge", span: id, edge: which, at }) as const;

describe("how far an edge goes", () => {
  test("not out of the show, and a second of the span stays", () => {
    expect(limits(span("a", 5_000, 9_000), "from", bounds)).toEqual({ from: 1_000, to: 8_000 });
    expect(limits(span("a", 5_000, 9_000), "to", bounds)).toEqual({ from: 6_000, to: 100_000 });
  });
  test("a drag lands on a whole second, keys go on from the second that is shown", () => {
    const limit = { from: 0, to: 20_000 };
    expect(dropped(5_512, limit)).toBe(6_000);
    expect(dropped(-40, limit)).toBe(0);
    expect(nudged(5_512, -1, limit)).toBe(4_000);
    expect(nudged(5_512, 10, limit)).toBe(15_000);
    expect(nudged(19_900, 10, limit)).toBe(20_000);
  });
});

describe("the lane as a correction will lay it", () => {
  const lane = [span("a", 5_000, 10_000), span("b", 10_000, 20_000), span("c", 30_000, null)];
  test("a neighbour that touched the edge moves along, one that did not stays", () => {
    expect(times(laid(lane, edge("a", "to", 12_000), bounds))).toEqual([
      ["a", 5_000, 12_000],
      ["b", 12_000, 20_000],
      ["c", 30_000, null],
    ]);
    expect(times(laid(lane, edge("b", "to", 25_000), bounds)).slice(1)).toEqual([
      ["b", 10_000, 25_000],
      ["c", 30_000, null],
    ]);
  });
  test("what the span now covers is carved away, a swallowed one is gone", () => {
    expect(times(laid(lane, edge("a", "to", 35_000), bounds))).toEqual([
      ["a", 5_000, 35_000],
      ["c", 35_000, null],
    ]);
  });
  test("a span put in across another leaves it on both sides", () => {
    const added = laid(
      lane,
      { lane: "pitch", op: "add", from: 13_000, to: 15_000, key: "k" },
      bounds,
    );
    expect(times(added)).toEqual([
      ["a", 5_000, 10_000],
      ["b", 10_000, 13_000],
      ["", 13_000, 15_000],
      ["b'", 15_000, 20_000],
      ["c", 30_000, null],
    ]);
  });
  test("what is put in stays inside the show", () => {
    const added = laid([], { lane: "pitch", op: "add", from: 0, to: 200_000 }, bounds);
    expect(times(added)).toEqual([["", 1_000, 100_000]]);
  });
  test("a span that is not there changes nothing", () => {
    expect(laid(lane, edge("zz", "to", 12_000), bounds)).toEqual(lane);
  });
  test("what moves along is told, with what it becomes", () => {
    const after = laid(lane, edge("a", "to", 20_000), bounds);
    expect(movedBy(lane, after).map(({ span, now }) => [span.id, now?.end ?? null])).toEqual([
      ["a", 20_000],
      ["b", null],
    ]);
  });
});
