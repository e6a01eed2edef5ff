import { expect, test } from "vitest";
import { zh } from "@/words/zh";
import { gapStretch, gapText } from "./gaps";

const gap = (n: number | null, until: number | null) => ({
  ts: 60_000,
  n,
  ref: "douyin:shopA",
  x: { said: true, until },
});

test("a gap says how long it was and whose, in minutes and seconds", () => {
  expect(gapText(gap(80_000, 140_000), zh)).toBe(
    "来源断档 1 分 20 秒 · douyin:shopA · 这一段的数不全",
  );
  expect(gapText(gap(9_600, 69_600), zh)).toContain("来源断档 10 秒 ·");
  expect(gapText(gap(120_000, 180_000), zh)).toContain("来源断档 2 分 ·");
});

test("how long is not always known, and some sources never come back", () => {
  expect(gapText(gap(null, 60_000), zh)).toContain("来源断档，不知道多久");
  expect(gapText(gap(null, null), zh)).toContain("来源断开，没有再接上");
  expect(gapStretch(gap(80_000, 140_000), 900_000)).toEqual({ from: 60_000, to: 140_000 });
  expect(gapStretch(gap(null, 60_000), 900_000)).toEqual({ from: 60_000, to: 60_000 });
  expect(gapStretch(gap(null, null), 900_000)).toEqual({ from: 60_000, to: 900_000 });
});
