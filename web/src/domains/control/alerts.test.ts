import { expect, test } from "vitest";
import {
  type Alert,
  carried,
  checkingState,
  chosen,
  deedOf,
  grouped,
  groupOf,
  isLoud,
  largeOne,
  linkOf,
} from "./alerts";

const NOW = 1_700_000_000_000;
const alert = (id: string, ts: number, x: Alert["x"] = {}): Alert => ({
  id,
  ts,
  last: ts,
  count: 1,
  text: "全网最低",
  ref: `said-${id}`,
  by: "system",
  x: { rule: "ABS-01", severity: "high", surface: "live_speech", ...x },
  seen: null,
  closed: null,
});
const hand = alert("h", 5, { rule: null, by: "user:1" });

test("speech, screen and comments stand apart, in each the oldest first", () => {
  const comment = alert("c", 1, { surface: "viewer_comment" });
  const late = alert("b", 9);
  const early = alert("a", 2);
  const screen = alert("s", 3, { surface: "overlay" });
  const told = grouped([comment, late, screen, early]);
  expect(told.map(({ group, alerts }) => [group, alerts.map((one) => one.id)])).toEqual([
    ["speech", ["a", "b"]],
    ["screen", ["s"]],
    ["comment", ["c"]],
  ]);
  expect(grouped([])).toEqual([]);
});

test("what names no surface was marked by hand and stands with what was said", () => {
  expect(groupOf(alert("h", 1, { rule: null, surface: null }))).toBe("speech");
  expect(groupOf(alert("k", 1, { surface: "card" }))).toBe("screen");
});

test("only the loud interrupt, the newest of them, and one that was put down does not", () => {
  const [old, quiet, fresh] = [
    alert("1", 1, { loud: true }),
    alert("2", 9, { loud: false }),
    alert("3", 3, { loud: true }),
  ];
  expect(largeOne([fresh, quiet, old], new Set())?.id).toBe("3");
  expect(largeOne([fresh, quiet, old], new Set(["3"]))?.id).toBe("1");
  expect(largeOne([quiet], new Set())).toBeNull();
  expect(isLoud(alert("4", 1))).toBe(false);
  expect(largeOne([old, hand], new Set())?.id).toBe("h");
});

test("a key means another thing for a comment than for what was said", () => {
  const said = alert("a", 1);
  const comment = alert("c", 1, { surface: "viewer_comment" });
  expect(deedOf("Enter", said)).toEqual({ kind: "correct" });
  expect(deedOf("1", said)).toEqual({ kind: "dismiss", reason: "proved" });
  expect(deedOf("5", said)).toEqual({ kind: "dismiss", reason: "handled" });
  expect(deedOf("6", said)).toBeNull();
  expect(deedOf("0", said)).toBeNull();
  expect(deedOf("Enter", comment)).toBeNull();
  expect(deedOf("1", comment)).toEqual({ kind: "dispose", how: "removed" });
  expect(deedOf("4", comment)).toEqual({ kind: "dispose", how: "kept" });
  expect(deedOf("5", comment)).toBeNull();
});

test("the choice stays with its alert, and falls to what moved up when that is gone", () => {
  expect(chosen(["a", "b", "c"], "b", 0, null)).toBe("b");
  expect(chosen(["a", "c"], "b", 1, "a")).toBe("c");
  expect(chosen(["a"], "b", 1, null)).toBe("a");
  expect(chosen(["a", "b"], null, 0, "b")).toBe("b");
  expect(chosen([], "b", 1, null)).toBeNull();
});

test("raised once more it carries what it did, and not who raised it or what it repeats", () => {
  expect(carried(alert("a", 1, { by: "system", first: "z", late_ms: 9, say: "更正" }))).toEqual({
    rule: "ABS-01",
    severity: "high",
    surface: "live_speech",
    say: "更正",
  });
});

test("a link is one of the line-up; below that none is known", () => {
  expect(linkOf(alert("a", 1, { link: 7 }))).toBe(7);
  expect(linkOf(alert("a", 1, { link: -1 }))).toBeNull();
  expect(linkOf(alert("a", 1))).toBeNull();
});

test("of the checking the worst is said, and where nothing was ever heard nothing", () => {
  const well = {
    on: true,
    at: NOW,
    heard: NOW - 3_000,
    waiting: 200,
    passed: 0,
    untold: 0,
    problems: [],
  };
  expect(checkingState(undefined, NOW)).toEqual({ kind: "none" });
  expect(checkingState({ ...well, heard: null }, NOW)).toEqual({ kind: "none" });
  expect(checkingState(well, NOW)).toEqual({ kind: "heard", ago: 3_000 });
  // What was just heard is ahead of the page's clock.
  expect(checkingState({ ...well, heard: NOW + 900 }, NOW)).toEqual({ kind: "heard", ago: 0 });
  expect(checkingState({ ...well, heard: NOW - 120_001 }, NOW)).toEqual({
    kind: "silent",
    ago: 120_001,
  });
  expect(checkingState({ ...well, waiting: 201, untold: 4 }, NOW)).toEqual({
    kind: "behind",
    count: 201,
  });
  expect(checkingState({ ...well, untold: 4, problems: ["坏"] }, NOW)).toEqual({
    kind: "partly",
    count: 1,
  });
  expect(checkingState({ ...well, untold: 4 }, NOW)).toEqual({ kind: "untold", count: 4 });
  expect(checkingState({ ...well, passed: 2 }, NOW)).toEqual({ kind: "passed", count: 2 });
  expect(checkingState({ ...well, on: false, waiting: 999, heard: null }, NOW)).toEqual({
    kind: "off",
  });
});
