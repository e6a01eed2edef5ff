import { expect, test } from "vitest";
import type { Metric } from "@/domains/review/shows";
import { sidesOf } from "./sides";

const metric = (id: string, formula: string, formula_zh: string, unit: string) =>
  ({ id, formula, formula_zh, unit, zh: id, en: id, levels: ["show"] }) as unknown as Metric;

const perHour = metric(
  "gmv_per_hour",
  "gmv * 3600000 / air_ms",
  "成交金额 ÷ 时长（按小时）",
  "fen_per_hour",
);
const catalogue = [
  metric("gmv", "gmv", "直接数", "fen"),
  metric("views", "views", "直接数", "count"),
  perHour,
];

test("money is told as money, time as a length, each under its name", () => {
  expect(sidesOf({ num: 1_891_780, den: 9_000_000 }, perHour, catalogue, "CNY", true)).toEqual([
    { name: "成交金额", text: "¥18,917.80" },
    { name: "时长（按小时）", text: "2:30:00" },
  ]);
});

test("what a quotient is taken times for stands behind neither side", () => {
  const gpm = metric("gpm", "gmv * 1000 / views", "成交金额 ÷ 观看次数 × 1000", "fen_per_1000");
  expect(sidesOf({ num: 5_000, den: null }, gpm, [...catalogue, gpm], "CNY", true)).toEqual([
    { name: "成交金额", text: "¥50" },
    { name: "观看次数", text: "—" },
  ]);
});

test("what was not divided has no sides", () => {
  expect(sidesOf({ num: 1, den: 1 }, catalogue[0], catalogue, "CNY", true)).toBeUndefined();
  expect(sidesOf({ num: 1, den: 1 }, undefined, catalogue, "CNY", true)).toBeUndefined();
});
