import { expect, test } from "vitest";
import type { LevelRow, ShowMetric } from "@/domains/review/shows";
import type { Count } from "./counts";
import { byWeight, changes, type Numbers, written } from "./diff";

const metric = (id: string, value: number | null): ShowMetric => ({
  id,
  zh: id,
  en: id,
  group: "money",
  value,
  num: value,
  den: 1,
  unit: "fen",
  window: "row",
  origin: "counted",
  maturity: "event",
  spoken_by: null,
});
const row = (key: string, measures: Record<string, number | null>): LevelRow => ({
  key,
  label: `L${key}`,
  measures,
  metrics: {},
  round: null,
  gauges: [],
});
const gmv: Count = { measure: "gmv", metric: "gmv", zh: "成交金额", en: "Sales", unit: "fen" };
const time: Count = {
  measure: "pitch_ms",
  metric: "pitch_time",
  zh: "讲解时长",
  en: "T",
  unit: "s",
};
const counts = new Map([["round", [gmv, time]]]);
const numbers = (metrics: ShowMetric[], rows: LevelRow[]): Numbers => ({
  metrics,
  levels: new Map([["round", rows]]),
});

test("only what is another number now is told, the whole show first", () => {
  const before = numbers(
    [metric("talk_gmv", 100), metric("gmv", 7)],
    [row("a", { gmv: 5, pitch_ms: 1_000 })],
  );
  const after = numbers(
    [metric("talk_gmv", 150), metric("gmv", 7)],
    [row("a", { gmv: 5, pitch_ms: 31_000 })],
  );
  const told = changes(before, after, counts).map((one) => [
    one.level,
    one.label,
    one.zh,
    one.before,
    one.after,
  ]);
  expect(told).toEqual([
    ["show", "", "talk_gmv", 100, 150],
    ["round", "La", "讲解时长", 1, 31],
  ]);
});

test("unknown that becomes known is a change, and is not zero", () => {
  const told = changes(
    numbers([], [row("a", { gmv: null })]),
    numbers([], [row("a", { gmv: 0 })]),
    counts,
  );
  expect(told).toHaveLength(1);
  expect([told[0]?.before, told[0]?.after]).toEqual([null, 0]);
});

test("of a row that came or went only what is not zero is told", () => {
  const told = changes(
    numbers([], [row("old", { gmv: 9, pitch_ms: 0 })]),
    numbers([], [row("new", { gmv: 0, pitch_ms: 2_000 })]),
    counts,
  );
  expect(told.map((one) => [one.key, one.before, one.after])).toEqual([
    ["new", undefined, 2],
    ["old", 9, undefined],
  ]);
});

test("nothing changed is nothing told", () => {
  const same = numbers([metric("gmv", 1)], [row("a", { gmv: 1, pitch_ms: 5 })]);
  expect(changes(same, same, counts)).toEqual([]);
});

test("what people steer by comes first, the rest keeps its order", () => {
  const all = changes(
    numbers([metric("net_1h", 1)], [row("a", { gmv: 1, pitch_ms: 1_000 })]),
    numbers([metric("net_1h", 2)], [row("a", { gmv: 2, pitch_ms: 2_000 })]),
    counts,
  );
  const { first, rest } = byWeight(all, (level) => (level === "round" ? ["pitch_ms"] : []));
  expect(first.map((one) => one.id)).toEqual(["pitch_ms"]);
  expect(rest.map((one) => one.id)).toEqual(["net_1h", "gmv"]);
});

test("a change that rounding would hide is written in full", () => {
  const sides = (before: number | null | undefined, after: number | null) =>
    written({ before, after, unit: "fen" }, "zh", "没有");
  expect(sides(3_412_350, 3_413_340)).toEqual(["¥34,123.50", "¥34,133.40"]);
  expect(sides(3_412_350, 4_413_340)).toEqual(["¥3.4万", "¥4.4万"]);
  expect(sides(null, 0)).toEqual(["—", "¥0"]);
  expect(sides(undefined, 5)).toEqual(["没有", "¥0.05"]);
});
