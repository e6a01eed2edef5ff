import { expect, test } from "vitest";
import type { Press } from "@/live/commands";
import type { DeskPress } from "./parts";
import { recent } from "./recent";

const desk = (id: string, kind: string, more: Partial<DeskPress> = {}): DeskPress => ({
  id,
  kind,
  ts: 1_000,
  by: "user:1",
  ref: null,
  product: null,
  n: null,
  text: null,
  x: {},
  ...more,
});
const open = (id: string, room = "a"): Press => ({
  id,
  room,
  user: 1,
  command: { kind: "surge" },
  label: "来量",
  pressedAt: 0,
  state: "unrecorded",
  tries: 1,
});
const words = (press: DeskPress) => press.kind;
const ids = (all: readonly { id: string }[]) => all.map((one) => one.id);

test("the newest stands first, what has no answer before what was taken", () => {
  const log = [desk("1", "note"), desk("2", "pitch.start"), desk("3", "surge")];
  expect(ids(recent([open("9"), open("8", "b")], "a", log, words, 3))).toEqual(["9", "3", "2"]);
});

test("a press that is in the log already is not shown twice while its answer is on the way", () => {
  expect(ids(recent([open("1")], "a", [desk("1", "surge")], words, 5))).toEqual(["1"]);
  expect(recent([open("1")], "a", [desk("1", "surge")], words, 5)[0]?.state).toBe("taken");
});

test("corrections and acknowledgements stand on what they are about", () => {
  const log = [
    desk("1", "pitch.start"),
    desk("2", "pin"),
    desk("3", "note"),
    desk("f1", "timeline.fix", { x: { span: "1", op: "drop" } }),
    desk("f2", "timeline.fix", { x: { span: "2", op: "overlay" } }),
    desk("a", "ack", { ref: "3" }),
  ];
  const all = recent([], "a", log, words, 5);
  expect(all.map((one) => [one.id, one.fixed, one.press !== null])).toEqual([
    ["3", null, false],
    ["2", "changed", true],
    ["1", "dropped", true],
  ]);
});
