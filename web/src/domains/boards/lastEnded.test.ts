import { expect, test } from "vitest";
import type { RanShow } from "@/domains/review/shows";
import { lastEnded } from "./lastEnded";

const ran = (id: string, start: number, end: number | null): RanShow => ({
  id,
  title: id,
  start,
  end,
  recounting: null,
  composed: false,
});

test("of all rooms the show with the latest end is the last, whenever it began", () => {
  const logs = new Map([
    ["a", [ran("a2", 50, null), ran("a1", 10, 30)]],
    ["b", [ran("b1", 5, 40)]],
  ]);
  expect(lastEnded(logs)).toEqual({ room: "b", show: ran("b1", 5, 40), end: 40 });
});

test("what runs has no results yet", () => {
  expect(lastEnded(new Map([["a", [ran("a1", 10, null)]]]))).toBeNull();
  expect(lastEnded(new Map())).toBeNull();
});
