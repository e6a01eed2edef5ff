import { expect, test } from "vitest";
import type { LevelRow } from "@/domains/review/shows";
import { cellOf } from "./traceCell";

const row = { key: "7001#2", label: "3号 第2轮" } as LevelRow;

test("an hour is asked for by its minutes, a row by its key, all else is the whole show", () => {
  const minutes = { key: "1767276000000-1767279600000", label: "22:00–23:00" };
  expect(cellOf("gmv", undefined, minutes)).toEqual({
    level: "minute",
    key: "1767276000000-1767279600000",
    measure: "gmv",
  });
  expect(cellOf("gmv", { level: "round", row }, undefined)).toEqual({
    level: "round",
    key: "7001#2",
    measure: "gmv",
  });
  expect(cellOf("gmv", undefined, undefined)).toEqual({
    level: "show",
    key: "show",
    measure: "gmv",
  });
});
