import { expect, test } from "vitest";
import { chipsOf, differenceBy, oursBy, tallyOf, verdictOf } from "./reconcile";
import type { Reconciled } from "./results";

const row = (more: Partial<Reconciled>): Reconciled => ({
  name: "gmv",
  label: "成交金额",
  money: true,
  by_lines: true,
  ours: 2_839_880,
  theirs: 2_734_280,
  same: 2_688_190,
  difference: -105_600,
  unexplained: 46_090,
  agrees: null,
  source: "file:douyin-compass",
  as_of: 1_794_618_000_000,
  unsaid: 20,
  unsaid_outside: 7,
  least: -36_600,
  most: 89_470,
  parts: [
    { code: "genre", reason: "definition", label: "口径", value: -151_690, lines: 11, text: "…" },
  ],
  ...more,
});
const open = row({});
const agreed = row({ theirs: 2_688_190, difference: -151_690, unexplained: 0, agrees: true });
const off = row({ theirs: 3_000_000, difference: 160_120, unexplained: 311_810, agrees: false });
const unknown = row({
  ours: null,
  same: null,
  difference: null,
  unexplained: null,
  unsaid: 0,
  unsaid_outside: 0,
  least: 0,
  most: 0,
  parts: [],
});

test("by the platform's definition ours is what is left when the reasons are taken off", () => {
  expect([oursBy(open, "ours"), differenceBy(open, "ours")]).toEqual([2_839_880, -105_600]);
  expect([oursBy(open, "theirs"), differenceBy(open, "theirs")]).toEqual([2_688_190, 46_090]);
});

test("chips add up to the difference by either definition", () => {
  for (const one of [open, agreed, off]) {
    for (const by of ["ours", "theirs"] as const) {
      const sum = chipsOf(one, by).reduce((total, chip) => total + (chip.value ?? 0), 0);
      expect(sum).toBe(differenceBy(one, by));
    }
  }
  expect(chipsOf(open, "ours").map((chip) => [chip.reason, chip.value, chip.lines])).toEqual([
    ["definition", -151_690, 11],
    ["open", 46_090, 20],
  ]);
  expect(chipsOf(off, "theirs").map((chip) => [chip.reason, chip.value])).toEqual([
    ["unexplained", 311_810],
  ]);
  expect(chipsOf(agreed, "theirs")).toEqual([]);
});

test("a reason without a number stays named, by either definition, and is not 0", () => {
  const cut = {
    code: "missing",
    reason: "missing",
    label: "缺数",
    value: 0,
    lines: 0,
    text: "断了 3 分 2 秒",
  };
  const views = row({ money: false, ours: 90, theirs: 100, same: 90, difference: 10,
    unexplained: 10, agrees: false, parts: [cut] }); // prettier-ignore
  for (const by of ["ours", "theirs"] as const) {
    expect(chipsOf(views, by).map((chip) => [chip.reason, chip.value])).toEqual([
      ["missing", null],
      ["unexplained", 10],
    ]);
  }
});

test("what may be lines without a genre is open, up to the bound on its side", () => {
  expect(verdictOf(open)).toEqual({
    kind: "open",
    by: 46_090,
    lines: 20,
    outside: 7,
    bound: 89_470,
  });
  expect(verdictOf(row({ unexplained: -30_000 }))).toEqual({
    kind: "open",
    by: -30_000,
    lines: 20,
    outside: 7,
    bound: -36_600,
  });
});

test("agreed, off and unknown are told apart, and an unknown is never an agreement", () => {
  expect(verdictOf(agreed)).toEqual({ kind: "agrees" });
  expect(verdictOf(off)).toEqual({ kind: "off", by: 311_810 });
  expect(verdictOf(unknown)).toEqual({ kind: "unknown" });
  expect(chipsOf(unknown, "ours")).toEqual([]);
  expect(tallyOf([open, agreed, agreed, off, unknown])).toEqual({
    agrees: 2,
    open: 1,
    off: 1,
    unborne: 0,
    unknown: 1,
  });
});

test("what the platform pays of lines that do not say it leaves ours unknown by its definition", () => {
  const silent = { code: "unborne", reason: "subsidy", label: "平台补贴", value: 0, lines: 3,
    text: "…" }; // prettier-ignore
  const row_ = row({ same: null, unexplained: null, agrees: null, parts: [silent] });
  expect(verdictOf(row_)).toEqual({ kind: "unborne", lines: 3 });
  expect(chipsOf(row_, "ours").map((chip) => [chip.code, chip.reason, chip.value])).toEqual([
    ["unborne", "subsidy", null],
  ]);
  expect(verdictOf({ ...row_, ours: null })).toEqual({ kind: "unknown" });
});

test("a reason opens its lines, and what has none opens nothing", () => {
  expect(chipsOf(open, "ours").map((chip) => chip.code)).toEqual(["genre", "open"]);
  expect(chipsOf(off, "theirs").map((chip) => chip.code)).toEqual([null]);
});
