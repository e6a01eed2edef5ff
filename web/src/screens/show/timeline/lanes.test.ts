import { expect, test } from "vitest";
import { neighbour, rowsOf, spanAt } from "./lanes";

const span = (id: string, start: number, end: number | null) => ({
  id,
  key: id,
  start,
  end,
  product: null,
});
const ids = (rows: { id: string }[][]) => rows.map((row) => row.map((one) => one.id));

test("spans that overlap stand under each other, those that touch beside each other", () => {
  const spans = [span("c", 20, null), span("a", 0, 10), span("b", 10, 25)];
  expect(ids(rowsOf(spans))).toEqual([["a", "b"], ["c"]]);
  expect(rowsOf([])).toEqual([]);
});

test("at an instant the span that began last holds it; its end is not in it", () => {
  const spans = [span("a", 0, 10), span("b", 5, 20)];
  expect(spanAt(spans, 7)?.id).toBe("b");
  expect(spanAt(spans, 2)?.id).toBe("a");
  expect(spanAt(spans, 20)).toBeUndefined();
});

test("keys walk along a lane and stop at its ends; from nothing they take the nearest", () => {
  const spans = [span("a", 0, 10), span("b", 30, 40), span("c", 50, null)];
  expect(neighbour(spans, "a", 1, 0)?.id).toBe("b");
  expect(neighbour(spans, "a", -1, 0)?.id).toBe("a");
  expect(neighbour(spans, "c", 1, 0)?.id).toBe("c");
  expect(neighbour(spans, null, 1, 24)?.id).toBe("b");
  expect(neighbour(spans, null, 1, 99)?.id).toBe("c");
  expect(neighbour([], null, 1, 0)).toBeUndefined();
});
