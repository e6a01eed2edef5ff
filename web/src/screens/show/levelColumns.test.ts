import type { ReactElement } from "react";
import { expect, test } from "vitest";
import type { LevelRow, Metric } from "@/domains/review/shows";
import { zh } from "@/words/zh";
import { levelColumns, type Telling } from "./levelColumns";
import { dividedText, quotientOf, quotientsOf } from "./quotients";
import type { Opened } from "./Trace";

const metric = (id: string, formula: string, unit: Metric["unit"], more: Partial<Metric> = {}) =>
  ({
    id,
    zh: id,
    en: id,
    group: "money",
    formula,
    unit,
    window: "row",
    origin: "counted",
    maturity: "event",
    levels: ["show", "shift"],
    ...more,
  }) as Metric;
const catalogue = [
  metric("like_rate_times", "likes / views", "ratio"),
  metric("views", "views", "count"),
  metric("likes", "likes", "count"),
  metric("air_time", "air_ms / 1000", "s"),
  metric("gpm_watch", "gmv * 1000 / views", "fen_per_1000"),
  metric("net_refunds", "gmv - refund_cohort", "fen"),
  metric("gmv_per_hour", "gmv * 3600000 / air_ms", "fen_per_hour"),
  metric("repeat_buyer_rate", "repeat_buyers / buyers", "ratio", { levels: ["product"] }),
];
const row = (key: string, metrics: LevelRow["metrics"]): LevelRow => ({
  key,
  label: `班${key}`,
  measures: { views: 400, likes: 8, air_ms: 1_800_000 },
  metrics,
  round: null,
  gauges: [],
});
const sold = row("a", {
  like_rate_times: { value: 0.02, num: 8, den: 400 },
  gpm_watch: { value: 250_000, num: 100_000, den: 400 },
  gmv_per_hour: { value: 200_000, num: 100_000, den: 1_800_000 },
});
const unknown = row("b", {
  like_rate_times: { value: 0, num: 0, den: 400 },
  gpm_watch: { value: null, num: null, den: 400 },
  gmv_per_hour: { value: 100_000, num: 50_000, den: 1_800_000 },
});

const opened: Opened[] = [];
const telling: Telling = {
  meanings: { catalogue, parts: () => undefined, why: () => "" },
  speakers: new Map([["gpm_watch", "douyin"]]),
  words: zh,
  language: "zh",
  open: (one) => opened.push(one),
};

test("quotients are what is divided there: no counts, no lengths, no differences", () => {
  expect(quotientsOf(catalogue, "shift").map((one) => one.id)).toEqual([
    "like_rate_times",
    "gpm_watch",
    "gmv_per_hour",
  ]);
  expect(quotientsOf(catalogue, "product").map((one) => one.id)).toEqual(["repeat_buyer_rate"]);
});

test("usual counts first, then usual quotients in their order, the rest to be chosen", () => {
  const columns = levelColumns("shift", [sold, unknown], telling);
  expect(columns.map((column) => [column.id, column.optional ?? false])).toEqual([
    ["label", false],
    ["air_time", false],
    ["views", false],
    ["gmv_per_hour", false],
    ["gpm_watch", false],
    ["likes", true],
    ["like_rate_times", true],
  ]);
});

test("a quotient reads, sorts and exports as the server gave it; unknown is no zero", () => {
  const columns = levelColumns("shift", [sold, unknown], telling);
  const column = (id: string) => columns.find((one) => one.id === id);
  const told = (id: string) =>
    [sold, unknown].map((one) => [column(id)?.text(one), column(id)?.order?.(one)]);
  expect(told("gpm_watch")).toEqual([
    ["¥2,500/千", 250_000],
    ["—", null],
  ]);
  expect(told("like_rate_times")).toEqual([
    ["2.0%", 0.02],
    ["0.0%", 0],
  ]);
});

test("what a person may not see, no row has, and no column is made of", () => {
  const hidden = row("a", { like_rate_times: { value: 0.02, num: 8, den: 400 } });
  const ids = levelColumns("shift", [hidden], telling).map((column) => column.id);
  expect(ids).toEqual(["label", "air_time", "views", "likes", "like_rate_times"]);
});

test("a row's quotient is told as one of the show: its own numbers, the show's speaker", () => {
  const gpm = catalogue[4] as Metric;
  expect(quotientOf(sold, gpm, "douyin")).toEqual({
    id: "gpm_watch",
    zh: "gpm_watch",
    en: "gpm_watch",
    group: "money",
    unit: "fen_per_1000",
    window: "row",
    origin: "counted",
    maturity: "event",
    spoken_by: "douyin",
    value: 250_000,
    num: 100_000,
    den: 400,
  });
  expect(quotientOf(row("c", {}), gpm, null)).toBeUndefined();
});

test("a click opens the row's own quotient, and the row it stands in", () => {
  const column = levelColumns("shift", [sold], telling).find((one) => one.id === "gpm_watch");
  const button = column?.cell?.(sold) as ReactElement<{ onClick: () => void }>;
  button.props.onClick();
  expect(opened).toEqual([
    {
      kind: "metric",
      metric: quotientOf(sold, catalogue[4] as Metric, "douyin"),
      at: { level: "shift", row: sold },
    },
  ]);
});

test("both sides are told in full, each in its unit; an unknown one is no zero", () => {
  const names = { numName: "成交金额", denName: "观看次数" };
  expect(dividedText({ ...names, num: 123_450, numUnit: "fen", den: 12_345 }, "zh")).toBe(
    "成交金额 ¥1,234.50 ÷ 观看次数 12,345",
  );
  expect(dividedText({ ...names, num: null, den: 5_400, denUnit: "s" }, "zh")).toBe(
    "成交金额 — ÷ 观看次数 1:30:00",
  );
});
