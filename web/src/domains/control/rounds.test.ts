import { expect, test } from "vitest";
import { newestRounds, type RoundRow, roundsOf } from "./rounds";

const row = (round: string, pitch_ms: number, perMinute: number | null): RoundRow => ({
  round,
  measures: { pitch_ms, product_clicks: 10, items_paid: 2 },
  metrics: { talk_gmv_per_minute: { value: perMinute } },
});

test("the speed of this round over that of the round before", () => {
  const rows = [row("p1#1", 120_000, 10_000), row("p1#2", 240_000, 15_000)];
  expect(roundsOf(rows, "p1", 2)?.times).toBe(1.5);
  expect(roundsOf(rows, "p1", 2)?.before?.perMinute).toBe(10_000);
});

test("a first, young or unsold round is compared with nothing", () => {
  expect(roundsOf([row("p1#1", 120_000, 1)], "p1", 1)).toMatchObject({ before: null, times: null });
  const young = [row("p1#1", 120_000, 20_000), row("p1#2", 59_999, 60_000)];
  expect(roundsOf(young, "p1", 2)?.times).toBeNull();
  const unsold = [row("p1#1", 120_000, 0), row("p1#2", 120_000, 5)];
  expect(roundsOf(unsold, "p1", 2)?.times).toBeNull();
  const unknown = [row("p1#1", 120_000, null), row("p1#2", 120_000, 5)];
  expect(roundsOf(unknown, "p1", 2)?.times).toBeNull();
  expect(roundsOf(young, "p9", 1)).toBeNull();
});

test("the newest round of every product, whatever stands in its id", () => {
  const rows = [row("a#b#1", 1, 1), row("a#b#2", 1, 1), row("p1#10", 1, 1), row("p1#9", 1, 1)];
  const newest = newestRounds([...rows, { ...row("", 1, 1), round: null }]);
  expect([...newest].map(([product, rounds]) => [product, rounds.now.n])).toEqual([
    ["a#b", 2],
    ["p1", 10],
  ]);
});
