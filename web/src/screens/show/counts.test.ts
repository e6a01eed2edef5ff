import { expect, test } from "vitest";
import { measuresIn, valueOf } from "./counts";

test("the measures behind a formula, each once, numbers left out", () => {
  expect(measuresIn("gmv * 1000 / views")).toEqual(["gmv", "views"]);
  expect(measuresIn("(views - leaves) * 60000 / air_ms")).toEqual(["views", "leaves", "air_ms"]);
  expect(measuresIn("report.gmv / report.spend_promoted")).toEqual([
    "report.gmv",
    "report.spend_promoted",
  ]);
});

test("a length is read in seconds; unknown stays unknown, and what is hidden stays missing", () => {
  const row = {
    key: "a",
    label: "a",
    round: null,
    gauges: [],
    metrics: {},
    measures: { air_ms: 61_000, gmv: null },
  };
  const count = (measure: string, unit: "s" | "fen") => ({
    measure,
    metric: measure,
    zh: "",
    en: "",
    unit,
  });
  expect(valueOf(row, count("air_ms", "s"))).toBe(61);
  expect(valueOf(row, count("gmv", "fen"))).toBeNull();
  expect(valueOf(row, count("views", "fen"))).toBeUndefined();
});
