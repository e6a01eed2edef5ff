import { expect, test } from "vitest";
import type { LevelRow } from "@/domains/review/shows";
import { mostRounds, ownOf, roundsOf } from "./rounds";

const row = (key: string, label: string, talk_gmv: number | null, perMinute: number | null) =>
  ({
    key, label, measures: { gmv: 900, talk_gmv, pitch_ms: 60_000 },
    metrics: { talk_gmv_per_minute: { value: perMinute, num: null, den: null } },
  }) as unknown as LevelRow; // prettier-ignore

test("rounds stand by link in their turn, and what is in none is left out", () => {
  const links = roundsOf([
    row("7001#2", "3号 第2轮", 300, 150),
    row("7002#1", "5号 第1轮", null, null),
    row("7001#1", "3号 第1轮", 100, 50),
    row("none", "没有在讲", 5, null),
  ]);
  expect(links.map(({ label, rounds }) => [label, rounds.map(({ turn }) => turn)])).toEqual([
    ["3号", [1, 2]],
    ["5号", [1]],
  ]);
  expect(links.map(ownOf)).toEqual([400, null]);
  expect(links[0]?.rounds[1]).toEqual({
    key: "7001#2", turn: 2, own: 300, all: 900, pitched: 60_000, perMinute: 150,
  }); // prettier-ignore
  expect(mostRounds(links)).toBe(2);
  expect(mostRounds([])).toBe(0);
});

test("a product whose id has a mark of rounds in it keeps it", () => {
  expect(roundsOf([row("a#b#1", "a#b 第1轮", 1, 1)])[0]?.product).toBe("a#b");
});
