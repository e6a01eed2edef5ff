import { expect, test } from "vitest";
import type { ShowMetric } from "@/domains/review/shows";
import type { Source } from "@/domains/rooms/rooms";
import { levelOf, spokenBy } from "./spoken";

const source = (name: string, level: Source["level"], provides: string[]): Source => ({
  id: 1,
  version: 1,
  room: "a",
  name,
  level,
  level_label: "",
  provides,
  active: true,
  signed: false,
  pulled_by: null,
});
const metric = (more: Partial<ShowMetric>): ShowMetric => ({
  id: "x",
  zh: "x",
  en: "x",
  group: "money",
  value: 1,
  num: 1,
  den: 1,
  unit: "count",
  window: "row",
  origin: "counted",
  maturity: "event",
  spoken_by: null,
  ...more,
});
const file = source("other:recorded", "L1", ["comment"]);
const push = source("douyin:a", "L3", ["enter", "order.state"]);
const both = [file, push];

test("a counted number has the level of who promised its events", () => {
  expect(levelOf(metric({}), "comments", both)).toBe("L1");
  expect(levelOf(metric({}), "gmv * 1000 / views", both)).toBe("L3");
});

test("of two levels none is claimed, but both sources are named", () => {
  expect(levelOf(metric({}), "comments / views", both)).toBeUndefined();
  expect(spokenBy(metric({}), "comments / views", both).map((one) => one.name)).toEqual([
    "other:recorded",
    "douyin:a",
  ]);
});

test("who has promised nothing may have delivered anything", () => {
  const open = [source("a:1", "L2", []), source("a:2", "L3", [])];
  expect(spokenBy(metric({}), "gmv", open)).toHaveLength(2);
  expect(levelOf(metric({}), "gmv", open)).toBeUndefined();
});

test("samples are their speaker's, readings of the desk are L0, a report is a file's", () => {
  const sampled = metric({ origin: "reported", spoken_by: "douyin:a" });
  expect(levelOf(sampled, "online_last", both)).toBe("L3");
  expect(levelOf(metric({ spoken_by: "desk" }), "online_last", both)).toBe("L0");
  expect(levelOf(metric({ id: "report.gmv", origin: "reported" }), "report.gmv", both)).toBe("L1");
});

test("what the desk pressed and what nobody knows has no level", () => {
  expect(levelOf(metric({}), "pitch_ms / 1000", both)).toBeUndefined();
  expect(levelOf(metric({ value: null }), "gmv", both)).toBeUndefined();
});
