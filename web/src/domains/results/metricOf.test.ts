import { expect, test } from "vitest";
import type { Metric, ShowMetric } from "@/domains/review/shows";
import { countedAs, isSame, reportedAs } from "./metricOf";

const metric = (id: string, formula: string) => ({ id, formula }) as Metric;
const CATALOGUE = [
  metric("gmv", "gmv"),
  metric("new_followers", "follows"),
  metric("net_1h", "gmv - refund_1h"),
  metric("refund_cohort", "refund_cohort"),
  metric("report.gmv", "report.gmv"),
  metric("report.new_followers", "report.follows"),
  metric("report.refund_rate", "report.refund / report.gmv"),
];

test("a row finds ours and the platform's in the guide by what they count, not by their titles", () => {
  const ids = (name: string) => [countedAs(CATALOGUE, name)?.id, reportedAs(CATALOGUE, name)?.id];
  expect(ids("gmv")).toEqual(["gmv", "report.gmv"]);
  expect(ids("follows")).toEqual(["new_followers", "report.new_followers"]);
  expect(ids("net_1h")).toEqual(["net_1h", undefined]);
  expect(ids("refund")).toEqual(["refund_cohort", undefined]);
  expect(ids("likes")).toEqual([undefined, undefined]);
});

test("a number opens rows only where they add up to it", () => {
  const of = (value: number | null) => ({ id: "gmv", value }) as ShowMetric;
  expect(isSame(of(2_839_880), 2_839_880)).toBe(true);
  expect(isSame(of(2_839_880), 2_688_190)).toBe(false);
  expect(isSame(of(null), null)).toBe(false);
  expect(isSame(of(0), null)).toBe(false);
  expect(isSame(undefined, 0)).toBe(false);
});
