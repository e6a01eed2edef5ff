import { expect, test } from "vitest";
import { chipsOf, differenceBy, oursBy, tallyOf, verdictOf, withUnknown } from "./reconcile";
import type { Reconciled } from "./results";

const row = (more: Partial<Reconciled>): Reconciled => ({
  name: "gmv",
  label: "成交金额",
  money: true,
  ours: 2_839_880,
  theirs: 2_734_280,
  same: 2_688_190,
  difference: -105_600,
  unexplained: 46_090,
  agrees: null,
  source: "file:douyin-compass",
  as_of: 1_794_618_000_000,
  unsaid: 20,
  least: -36_600,
  most: 89_470,
  parts: [{ reason: "definition", label: "口径", value: -151_690, lines: 11, text: "…" }],
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
  const cut = { reason: "missing", label: "缺数", value: 0, lines: 0, text: "断了 3 分 2 秒" };
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
  expect(verdictOf(open)).toEqual({ kind: "open", by: 46_090, lines: 20, bound: 89_470 });
  expect(verdictOf(row({ unexplained: -30_000 }))).toEqual({
    kind: "open",
    by: -30_000,
    lines: 20,
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
    unknown: 1,
  });
});

test("without any order told ours is unknown, and not 0 and off by everything", () => {
  const none = row({ ours: 0, same: 0, difference: 2_734_280, unexplained: 2_734_280,
    agrees: false, unsaid: 0, least: 0, most: 0, parts: [] }); // prettier-ignore
  const [told] = withUnknown([none], () => false);
  expect(told && [told.ours, told.same, told.difference, told.theirs]).toEqual([
    null, null, null, 2_734_280,
  ]); // prettier-ignore
  expect(told && verdictOf(told)).toEqual({ kind: "unknown" });
  // A show that knows that it sold nothing is off by everything indeed.
  expect(withUnknown([none], () => true)).toEqual([none]);
  expect(withUnknown([none, off], () => undefined)).toEqual([none, off]);
  expect(withUnknown([off], () => false)).toEqual([off]);
});
