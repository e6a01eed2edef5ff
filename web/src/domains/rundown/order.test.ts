import { describe, expect, test } from "vitest";
import { inOrder, intentOf, listRows, movedByOthers, type Ordered, orderOf } from "./order";

const plan = (kind: "linear" | "loop", ids: string): Ordered => ({
  kind,
  // A capital letter comes round in the loop.
  segments: [...ids].map((letter) => ({
    id: letter.toLowerCase().charCodeAt(0),
    version: 1,
    in_loop: letter !== letter.toLowerCase(),
  })),
});

const id = (letter: string) => letter.charCodeAt(0);
const letters = (ids: readonly number[]) => String.fromCharCode(...ids);
const put = (of: Ordered, moving: string, before: number) => {
  const order = orderOf(of, intentOf(of, [...moving].map(id), before));
  return (
    order && [
      letters(order.position),
      order.moved.map((one) => [letters([one.segment]), one.in_loop]),
    ]
  );
};

describe("a linear plan", () => {
  const four = plan("linear", "abcd");

  test("is one list in which a segment goes before another", () => {
    expect(put(four, "d", 0)).toEqual(["dabc", []]);
    expect(put(four, "a", 2)).toEqual(["bacd", []]);
    expect(put(four, "a", 4)).toEqual(["bcda", []]);
    expect(put(four, "ca", 4)).toEqual(["bdac", []]);
  });

  test("let go where it stood, nothing has changed", () => {
    expect(put(four, "b", 1)).toBeNull();
    expect(put(four, "b", 2)).toBeNull();
  });
});

describe("a loop", () => {
  // Rows: [loop] A C [once] b d
  const loop = plan("loop", "AbCd");

  test("shows what comes round, then the one-offs, each under a heading", () => {
    expect(listRows(loop).map((row) => row.segment?.id ?? row.group)).toEqual([
      "loop", id("a"), id("c"), "once", id("b"), id("d"),
    ]); // prettier-ignore
  });

  test("a move inside a group leaves the other group alone", () => {
    expect(put(loop, "c", 1)).toEqual(["cabd", []]);
    expect(put(loop, "d", 4)).toEqual(["adbc", []]);
  });

  test("a segment let go under the other heading changes sides", () => {
    expect(put(loop, "b", 3)).toEqual(["acbd", [["b", true]]]);
    expect(put(loop, "a", 6)).toEqual(["bcda", [["a", false]]]);
    // Over the very first heading there is only the loop.
    expect(put(loop, "d", 0)).toEqual(["dabc", [["d", true]]]);
  });

  test("an empty group takes its first segment", () => {
    const none = plan("loop", "ab");
    expect(put(none, "b", 1)).toEqual(["ab", [["b", true]]]);
    expect(put(plan("loop", "AB"), "a", 4)).toEqual(["ab", [["a", false]]]);
  });
});

describe("two people", () => {
  const seen = plan("linear", "abcd");
  const mine = intentOf(seen, [id("d")], 0);

  test("a move is made again on top of somebody else's", () => {
    const now = plan("linear", "acbd");
    expect(movedByOthers(seen, now, [id("d")])).toBe(false);
    expect(letters(orderOf(now, mine)?.position ?? [])).toBe("dacb");
  });

  test("what they added or took out is no hindrance", () => {
    const now = plan("linear", "bxcd");
    expect(movedByOthers(seen, now, [id("d")])).toBe(false);
    expect(letters(orderOf(now, mine)?.position ?? [])).toBe("dbxc");
    const behind = intentOf(seen, [id("a")], 3);
    expect(letters(orderOf(plan("linear", "abxd"), behind)?.position ?? [])).toBe("bxad");
  });

  test("the same segment moved by both is for a person to decide", () => {
    expect(movedByOthers(seen, plan("linear", "adbc"), [id("d")])).toBe(true);
    expect(movedByOthers(seen, plan("linear", "abc"), [id("d")])).toBe(true);
  });
});

test("until the server answers the page shows the order meant", () => {
  const loop = plan("loop", "Abc");
  const order = orderOf(loop, intentOf(loop, [id("c")], 1));
  const shown = order && inOrder(loop, order);
  expect(shown?.segments.map((one) => [letters([one.id]), one.in_loop])).toEqual([
    ["c", true],
    ["a", true],
    ["b", false],
  ]);
});
