import { expect, test } from "vitest";
import { ahead, nextSegment } from "./ahead";
import type { Loop, OnAirSegment, Outlook } from "./inbox/items";
import type { PlanOfNow } from "./room";

const MIN = 60_000;
const upcoming = (id: number, state: "upcoming" | "done", start: number) => ({
  id,
  title: `段${id}`,
  state,
  start,
  end: start + MIN,
  over: 0,
  wait: 0,
});
const outlook: Outlook = {
  rev: 1,
  on_air: 1,
  segments: [upcoming(1, "done", 0), upcoming(2, "upcoming", 7 * MIN), upcoming(3, "upcoming", 9)],
  next_hard: { id: 3, hard_start: 20 * MIN, expected: 0, over: 0, spare: 0 },
  end: 0,
  over: 0,
  slot_over: null,
};
const plan = { segments: [{ id: 2, title: "改了名", link_no: 5 }] } as unknown as PlanOfNow;
const loop = { next_segment: 2, next_title: "主推", next_one_off: null } as unknown as Loop;
const nothing = { segment: null, outlook: null, loop: null, bag: null, shift: null };

test("F8 takes the first of a linear plan that is still to come, under its name of now", () => {
  expect(nextSegment(outlook, null, plan)).toEqual({ id: 2, title: "改了名", no: 5 });
  expect(nextSegment(outlook, null, null)).toEqual({ id: 2, title: "段2", no: null });
  expect(nextSegment(null, loop, null)).toEqual({ id: 2, title: "主推", no: null });
  expect(nextSegment(null, { ...loop, next_segment: null }, plan)).toBeNull();
  expect(nextSegment(null, null, plan)).toBeNull();
});

test("what comes is told by its time, and not what is far away", () => {
  const next = nextSegment(outlook, null, null);
  const bag = { drawAt: 3 * MIN, name: "福袋" };
  const shift = { at: 100 * MIN, title: "晚班" };
  const all = ahead({ ...nothing, now: MIN, next, outlook, bag, shift });
  expect(all.map((one) => [one.kind, one.at])).toEqual([
    ["bag", 3 * MIN],
    ["segment", 7 * MIN],
    ["hard", 20 * MIN],
  ]);
});

test("a segment over its length makes the next one due now; cues of the past are gone", () => {
  const segment = {
    at: 0,
    duration_ms: 2 * MIN,
    cues: [
      { offset_ms: MIN, text: "过了" },
      { offset_ms: 6 * MIN, text: "放单" },
    ],
  } as unknown as OnAirSegment;
  const all = ahead({ ...nothing, now: 5 * MIN, next: { id: 2, title: "利润", no: 7 }, segment });
  expect(all.map((one) => [one.title, one.at])).toEqual([
    ["利润", 5 * MIN],
    ["放单", 6 * MIN],
  ]);
});
