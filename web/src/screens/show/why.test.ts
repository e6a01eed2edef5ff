import { expect, test } from "vitest";
import type { Metric, ShowMetric } from "@/domains/review/shows";
import { zh } from "@/words/zh";
import { whyUnknown } from "./why";

const metric = (value: number | null, num: number | null, den: number | null): ShowMetric => ({
  id: "x",
  zh: "x",
  en: "x",
  group: "money",
  value,
  num,
  den,
  unit: "ratio",
  window: "row",
  origin: "counted",
  maturity: "event",
  spoken_by: null,
});
const meaning = (formula: string) => ({ formula }) as Metric;
const whole = {
  key: "show",
  label: "",
  round: null,
  gauges: [],
  metrics: {},
  measures: { views: null, gmv: 5 },
};
const named = (measure: string) => ({ views: "观看次数" })[measure] ?? measure;

test("a known number needs no reason", () => {
  expect(whyUnknown(metric(1, 1, 1), meaning("gmv"), whole, named, zh)).toBe("");
});

test("what was not divided says so, and is not called missing", () => {
  expect(whyUnknown(metric(null, 0, 0), meaning("gmv / views"), whole, named, zh)).toBe(
    zh.review.figures.why.zero,
  );
});

test("the missing part is named, the known one is not", () => {
  const told = whyUnknown(metric(null, 5, null), meaning("gmv * 1000 / views"), whole, named, zh);
  expect(told).toBe("没有来源给出「观看次数」，所以不知道；不是 0。");
});

test("samples and reports have reasons of their own", () => {
  expect(whyUnknown(metric(null, null, 1), meaning("online_last"), whole, named, zh)).toContain(
    "在线",
  );
  expect(whyUnknown(metric(null, null, 1), meaning("report.gmv"), whole, named, zh)).toBe(
    zh.review.figures.why.report,
  );
});
