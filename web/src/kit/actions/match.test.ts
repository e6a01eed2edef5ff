import pinyinMatch from "pinyin-match";
import { expect, test } from "vitest";
import { type Action, findActions } from "./match";

const pinyin = (text: string, typed: string) => pinyinMatch.match(text, typed) !== false;
const action = (id: string, label: string, also: string[] = []): Action => ({
  id,
  label,
  also,
  run: () => {},
});
const actions = [
  action("today", "去「今日」", ["today"]),
  action("roster", "去「排班」", ["roster", "班次"]),
  action("plan", "排一个班"),
  action("people", "去「人员」", ["people"]),
  action("switch", "换人", ["切换", "PIN"]),
];
const found = (typed: string) => findActions(actions, typed, pinyin).map((one) => one.id);

test("nothing typed shows everything in its order", () => {
  expect(found("  ")).toEqual(["today", "roster", "plan", "people", "switch"]);
});

test("Chinese, whole pinyin and initials all find it", () => {
  expect(found("排班")).toEqual(["roster"]);
  expect(found("paiban")).toEqual(["roster"]);
  expect(found("hr")).toEqual(["switch"]);
  expect(found("HUAN REN")).toEqual(["switch"]);
  expect(found("pai")).toContain("plan");
});

test("a label that begins with it comes before one that has it elsewhere", () => {
  expect(found("排")).toEqual(["plan", "roster"]);
});

test("other words find it too, also in full width", () => {
  expect(found("班次")).toEqual(["roster"]);
  expect(found("ｐｉｎ")).toContain("switch");
});

test("what fits nothing finds nothing", () => {
  expect(found("🎁")).toEqual([]);
  expect(found("（")).toEqual([]);
});
