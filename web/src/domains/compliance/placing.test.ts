import { expect, test } from "vitest";
import {
  counted,
  loudest,
  moved,
  type Placeable,
  pieces,
  placeAt,
  places,
  stepped,
  toneOf,
} from "./placing";

const mark = (start: number, end: number, more: Partial<Placeable> = {}): Placeable => ({
  start,
  end,
  severity: "high",
  verdict: "violation",
  ...more,
});
const at = (marks: readonly Placeable[]) => marks.map(({ start, end }) => [start, end]);
const proof = { verdict: "needs_evidence" };

test.each<[string, string, string, number[][]]>([
  ["nothing was written", "今天全网最低价", "今天全网最低价", [[2, 7]]],
  ["in front of it", "今天全网最低价", "家人们今天全网最低价", [[5, 10]]],
  ["behind it", "今天全网最低价", "今天全网最低价，拍它", [[2, 7]]],
  ["an emoji in front of it", "今天全网最低价", "🧴今天全网最低价", [[4, 9]]],
  ["into it", "今天全网最低价", "今天全网真最低价", []],
  ["a part of it was taken away", "今天全网最低价", "今天全网", []],
  ["everything was taken away", "今天全网最低价", "", []],
  ["another text", "今天全网最低价", "质地很轻", []],
])("a mark while somebody writes: %s", (_, was, now, expected) =>
  expect(at(moved(was, now, [mark(2, 7)]))).toEqual(expected),
);

test("of the same word twice, the one that was not touched stays", () => {
  const marks = [mark(0, 2), mark(3, 5)];
  expect(at(moved("最好，最好", "最，最好", marks))).toEqual([[2, 4]]);
});

test("a text is cut where findings begin and end, and the gravest shows", () => {
  const weak = mark(0, 5, proof);
  const strong = mark(3, 7);
  const found = pieces("一二三四五六七八", [weak, strong]);
  expect(found.map((one) => one.text)).toEqual(["一二三", "四五", "六七", "八"]);
  expect(found.map((one) => one.mark)).toEqual([weak, strong, strong, null]);
  expect(pieces("", [])).toEqual([]);
  expect(pieces("好", []).map((one) => one.text)).toEqual(["好"]);
  expect(pieces("短", [mark(0, 9)]).map((one) => one.text)).toEqual(["短"]);
});

test("what touches is one place, its gravest first", () => {
  const [first, second] = places([mark(8, 9), mark(0, 5, proof), mark(3, 7)]);
  expect([first?.start, first?.end, first?.marks.map((one) => one.start)]).toEqual([0, 7, [3, 0]]);
  expect([second?.start, second?.end]).toEqual([8, 9]);
});

test("the caret is at a place within it and at its edges", () => {
  const all = places([mark(2, 4), mark(4, 6), mark(8, 9)]);
  expect([1, 2, 4, 6, 7, 9].map((caret) => placeAt(all, caret)?.start ?? null)).toEqual([
    null,
    2,
    4,
    4,
    null,
    8,
  ]);
});

test("red is for what may not go on air, never for what only wants proof", () => {
  expect(toneOf(mark(0, 1, { severity: "block" }))).toBe("block");
  expect(toneOf(mark(0, 1))).toBe("change");
  expect(toneOf(mark(0, 1, { severity: "block", ...proof }))).toBe("evidence");
  const all = places([mark(0, 1, proof), mark(2, 3), mark(4, 5, { severity: "block" })]);
  expect([loudest(all), loudest(all.slice(0, 2)), loudest(all.slice(0, 1))]).toEqual([
    "block",
    "change",
    "evidence",
  ]);
  expect(loudest([])).toBe(null);
});

test("places are counted by the gravest that stands there", () => {
  const all = places([mark(0, 2, proof), mark(1, 3), mark(5, 6, proof), mark(7, 8)]);
  expect(counted(all)).toEqual({ change: 2, evidence: 1, again: 0 });
});

test("one goes from place to place through all texts, and round", () => {
  const spots = [
    { text: 0, at: 4 },
    { text: 2, at: 0 },
    { text: 2, at: 9 },
  ];
  const from = (text: number, at: number, by: -1 | 1) => stepped(spots, { text, at }, by);
  expect([from(0, 0, 1), from(0, 4, 1), from(1, 7, 1), from(2, 5, 1), from(2, 9, 1)]).toEqual([
    0, 1, 1, 2, 0,
  ]);
  expect([from(0, 4, -1), from(1, 0, -1), from(2, 9, -1), from(3, 0, -1)]).toEqual([2, 0, 1, 2]);
  expect([stepped(spots, null, 1), stepped(spots, null, -1), stepped([], null, 1)]).toEqual([
    0, 2, -1,
  ]);
});
