import { expect, test } from "vitest";
import type { LaneSpan, LevelRow, Timeline } from "@/domains/review/shows";
import { zh } from "@/words/zh";
import { bare, withoutNothing } from "./nowhere";

const AT = Date.parse("2026-11-14T20:00+08:00");
const MINUTE = 60_000;
const whole = { from: AT, to: AT + 60 * MINUTE };
const span = (from: number, to: number | null) =>
  ({ start: AT + from * MINUTE, end: to === null ? null : AT + to * MINUTE }) as LaneSpan;
const row = (key: string, measures: LevelRow["measures"]) =>
  ({ key, label: key === "none" ? "没有班次" : key, measures, metrics: {} }) as LevelRow;
const lanes = (shift: LaneSpan[]) =>
  ({ shift, host: [], pitch: [], segment: [] }) as unknown as Timeline["lanes"];

test("stretches without a span are found, breaths between two presses are none", () => {
  expect(bare([], whole)).toEqual([whole]);
  expect(bare([span(0, 60)], whole)).toEqual([]);
  expect(bare([span(0, null)], whole)).toEqual([]);
  expect(bare([span(30, 60), span(0, 29.99)], whole)).toEqual([]);
  expect(bare([span(10, 20), span(15, 40)], whole)).toEqual([
    { from: AT, to: AT + 10 * MINUTE },
    { from: AT + 40 * MINUTE, to: AT + 60 * MINUTE },
  ]);
  expect(bare([span(-5, 70)], whole)).toEqual([]);
});

test("the row of no shift is left out while it holds nothing, and is never left out with money", () => {
  const one = row("7", { air_ms: 3_600_000, gmv: 100 });
  const shown = (none: LevelRow, spans: LaneSpan[]) =>
    withoutNothing([one, none], "shift", lanes(spans), whole, zh).map(({ label }) => label);
  expect(shown(row("none", { air_ms: 0, gmv: null }), [span(0, 60)])).toEqual(["7"]);
  expect(shown(row("none", { air_ms: 0, gmv: 1 }), [span(0, 60)])).toEqual(["7", "没有班次"]);
  expect(shown(row("none", { air_ms: 600_000 }), [span(10, 60)])).toEqual([
    "7",
    "没有班次（20:00 起）",
  ]);
  expect(shown(row("none", { air_ms: 600_000 }), [span(10, 30), span(40, 60)])).toEqual([
    "7",
    "没有班次（20:00 起，共 2 段）",
  ]);
});

test("what belongs to no link has no since when", () => {
  const none = row("none", { gmv: 5 });
  expect(withoutNothing([none], "product", lanes([]), whole, zh)).toEqual([none]);
});
