import { beforeEach, expect, test } from "vitest";
import { Refusal, unreachable } from "@/api/refusal";
import { AGAIN_MS, type Block, Checking, PAUSE_MS } from "./checking";
import type { Placeable } from "./placing";

type Answer = { key: number; marks: Placeable[] }[];

/** A clock moved by hand, and a server that answers when it is told to. */
class World {
  now = 0;
  timers: { at: number; run: () => void }[] = [];
  asked: {
    blocks: readonly Block[];
    answer: (answer: Answer) => void;
    fail: (e: unknown) => void;
  }[] = [];
  checking = new Checking<Block, Placeable>({
    ask: (blocks) =>
      new Promise((answer, fail) => {
        this.asked.push({ blocks, answer, fail });
      }),
    after: (ms, run) => {
      const timer = { at: this.now + ms, run };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((one) => one !== timer);
      };
    },
  });
  pass(ms: number) {
    this.now += ms;
    const due = this.timers.filter((one) => one.at <= this.now);
    this.timers = this.timers.filter((one) => one.at > this.now);
    for (const one of due) one.run();
  }
  texts = () => this.asked.map(({ blocks }) => blocks.map((block) => block.text));
  marks = (key: number) =>
    (this.checking.state.marks.get(key) ?? []).map(({ start, end }) => [start, end]);
}

const block = (key: number, text: string, kind = "host_line"): Block => ({ key, kind, text });
const found = (key: number, start: number, end: number): Answer => [
  { key, marks: [{ start, end, severity: "high", verdict: "violation" }] },
];
const settle = () => new Promise((done) => setTimeout(done));

let world: World;
beforeEach(() => {
  world = new World();
});

test("what is there is checked at once, what is written a moment after the last stroke", async () => {
  world.checking.look([block(1, "加我微信"), block(2, "")]);
  world.pass(0);
  expect(world.texts()).toEqual([["加我微信"]]);
  world.asked[0]?.answer(found(1, 0, 4));
  await settle();
  expect(world.marks(1)).toEqual([[0, 4]]);
  expect(world.checking.state.done).toBe(true);
  for (const text of ["好", "好用", "好用的"]) {
    world.checking.look([block(1, "加我微信"), block(2, text)]);
    world.pass(PAUSE_MS - 1);
  }
  expect(world.asked).toHaveLength(1);
  world.pass(1);
  // Only what was written on is asked for again.
  expect(world.texts()[1]).toEqual(["好用的"]);
});

test("while Chinese is composed nothing is asked, and marks move with the text", async () => {
  world.checking.look([block(1, "加我微信")]);
  world.pass(0);
  world.asked[0]?.answer(found(1, 0, 4));
  await settle();
  world.checking.compose(true);
  world.checking.look([block(1, "ni加我微信")]);
  world.pass(60_000);
  expect(world.asked).toHaveLength(1);
  expect(world.marks(1)).toEqual([[2, 6]]);
  world.checking.look([block(1, "你加我微信")]);
  world.checking.compose(false);
  world.pass(PAUSE_MS);
  expect(world.texts()[1]).toEqual(["你加我微信"]);
});

test("the newest answer wins, and an older one that comes later says nothing", async () => {
  world.checking.look([block(1, "全网最低")]);
  world.pass(0);
  world.checking.look([block(1, "质地很轻")]);
  world.pass(PAUSE_MS);
  world.asked[1]?.answer([{ key: 1, marks: [] }]);
  await settle();
  world.asked[0]?.answer(found(1, 0, 4));
  await settle();
  expect(world.marks(1)).toEqual([]);
  expect(world.checking.state.done).toBe(true);
});

test("an older question that fails does not put out what a newer one has told", async () => {
  world.checking.look([block(1, "甲")]);
  world.pass(0);
  world.checking.look([block(1, "乙")]);
  world.pass(PAUSE_MS);
  world.asked[1]?.answer([{ key: 1, marks: [] }]);
  await settle();
  world.asked[0]?.fail(unreachable());
  await settle();
  expect(world.checking.state.off).toBe(null);
});

test("a server that is gone is said, asked again, and marks stay where they stood", async () => {
  world.checking.look([block(1, "加我微信")]);
  world.pass(0);
  world.asked[0]?.answer(found(1, 0, 4));
  await settle();
  world.checking.look([block(1, "加我微信吧")]);
  world.pass(PAUSE_MS);
  world.asked[1]?.fail(unreachable());
  await settle();
  expect([world.checking.state.off?.code, world.checking.state.done]).toEqual([
    "unreachable",
    false,
  ]);
  expect(world.marks(1)).toEqual([[0, 4]]);
  world.checking.look([block(1, "好，加我微信吧")]);
  expect(world.marks(1)).toEqual([[2, 6]]);
  world.pass(PAUSE_MS);
  world.asked[2]?.fail(unreachable());
  await settle();
  world.pass(AGAIN_MS - 1);
  expect(world.asked).toHaveLength(3);
  world.pass(1);
  world.asked[3]?.answer(found(1, 0, 5));
  await settle();
  expect([world.checking.state.off, world.marks(1)]).toEqual([null, [[0, 5]]]);
});

test("rules that are being read are waited for, and a no is not asked over and over", async () => {
  world.checking.look([block(1, "甲")]);
  world.pass(0);
  world.asked[0]?.fail(new Refusal("packs_reading", 409, "规则包正在读"));
  await settle();
  world.pass(1_000);
  expect(world.asked).toHaveLength(2);
  world.asked[1]?.fail(new Refusal("forbidden", 403, "没有权限"));
  await settle();
  expect(world.checking.state.off?.text).toBe("没有权限");
  world.pass(60_000);
  expect(world.asked).toHaveLength(2);
});

test("when facts change everything is checked again, and what was found stands meanwhile", async () => {
  world.checking.look([block(1, "只要99")]);
  world.pass(0);
  world.asked[0]?.answer(found(1, 0, 4));
  await settle();
  world.checking.again();
  expect(world.marks(1)).toEqual([[0, 4]]);
  world.pass(PAUSE_MS);
  world.asked[1]?.answer([{ key: 1, marks: [] }]);
  await settle();
  expect(world.marks(1)).toEqual([]);
});

test("an answer by facts that have changed meanwhile is asked for anew", async () => {
  world.checking.look([block(1, "只要99")]);
  world.pass(0);
  world.checking.again();
  world.asked[0]?.answer([{ key: 1, marks: [] }]);
  await settle();
  expect(world.checking.state.done).toBe(false);
  world.pass(PAUSE_MS);
  world.asked[1]?.answer(found(1, 0, 4));
  await settle();
  expect([world.marks(1), world.checking.state.done]).toEqual([[[0, 4]], true]);
});

test("a block of another kind is another text; one that is gone is forgotten", async () => {
  world.checking.look([block(1, "加我微信"), block(2, "加我微信")]);
  world.pass(0);
  world.asked[0]?.answer([...found(1, 0, 4), ...found(2, 0, 4)]);
  await settle();
  world.checking.look([block(1, "加我微信", "console")]);
  expect([world.marks(1), world.checking.state.marks.has(2)]).toEqual([[], false]);
  world.pass(PAUSE_MS);
  expect(world.asked[1]?.blocks).toEqual([block(1, "加我微信", "console")]);
});

test("what was taken away and brought back at once stands as it did, and is not asked again", async () => {
  world.checking.look([block(1, "加我微信")]);
  world.pass(0);
  world.asked[0]?.answer(found(1, 0, 4));
  await settle();
  world.checking.look([block(1, "点平台在线客服")]);
  expect(world.marks(1)).toEqual([]);
  world.checking.look([block(1, "加我微信")]);
  world.pass(PAUSE_MS);
  expect([world.marks(1), world.asked.length]).toEqual([[[0, 4]], 1]);
});

test("an answer about what it read between does not put out what is known of it", async () => {
  world.checking.look([block(1, "加我微信")]);
  world.pass(0);
  world.asked[0]?.answer(found(1, 0, 4));
  await settle();
  world.checking.look([block(1, "点平台在线客服")]);
  world.pass(PAUSE_MS);
  world.checking.look([block(1, "加我微信")]);
  world.asked[1]?.answer([{ key: 1, marks: [] }]);
  await settle();
  expect([world.marks(1), world.checking.state.done]).toEqual([[[0, 4]], true]);
});
