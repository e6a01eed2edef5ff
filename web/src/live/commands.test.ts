import { beforeEach, expect, test } from "vitest";
import { asRefusal, Refusal, unreachable } from "@/api/refusal";
import { type CommandMachine, Commands, type Outcome, type Press } from "./commands";
import { readPresses } from "./shelf";

type Post = { room: string; id: string; kind: string };

let posts: Post[];
let reply: (post: Post) => Promise<unknown>;
let timers: { ms: number; run: () => void; off: boolean }[];
let kept: readonly Press[];
let ids: number;
let clock: number;
let instants: unknown[];

function machine(): CommandMachine {
  return {
    post: (room, body) => {
      const post = { room, id: body.command_id, kind: body.kind };
      instants.push(body["pressed_at"]);
      posts.push(post);
      return reply(post);
    },
    asRefusal,
    shelf: { load: () => kept, save: (presses) => (kept = presses) },
    after: (ms, run) => {
      const timer = { ms, run, off: false };
      timers.push(timer);
      return () => (timer.off = true);
    },
    now: () => clock,
    // No pause before a retry is as long as the wait for the word (1,000 ms).
    random: () => 0.5,
    makeId: () => `id${(ids += 1)}`,
  };
}

/** Let every promise that can go on do so. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Run the timers that are waiting now: pauses before a retry. */
async function retry() {
  const due = timers.filter((timer) => !timer.off && timer.ms !== 1_000);
  timers = timers.filter((timer) => timer.ms === 1_000);
  for (const timer of due) timer.run();
  await settled();
}

beforeEach(() => {
  posts = [];
  timers = [];
  kept = [];
  ids = 0;
  clock = 1_000;
  instants = [];
  reply = (post) => Promise.resolve({ ok: post.id });
});

function signedIn(user = 7): Commands {
  const commands = new Commands(machine());
  commands.signedIn(user);
  return commands;
}

test("a press is recorded with its id and leaves nothing behind", async () => {
  const commands = signedIn();
  const outcome = await commands.send("r1", { kind: "pitch.start", link_no: 3 }, "x");
  expect(outcome).toEqual({ kind: "recorded", answer: { ok: "id1" } });
  expect(posts).toEqual([{ room: "r1", id: "id1", kind: "pitch.start" }]);
  expect(commands.open).toEqual([]);
  expect(kept).toEqual([]);
});

test("through a dead server a press keeps its id, shows 未记录, and is recorded once it is back", async () => {
  const commands = signedIn();
  reply = () => Promise.reject(unreachable());
  let outcome: Outcome | null = null;
  void commands.send("r1", { kind: "note" }, "x").then((told) => (outcome = told));
  await settled();
  for (let tries = 1; tries <= 5; tries += 1) {
    expect(commands.open).toMatchObject([{ id: "id1", state: "unrecorded", tries }]);
    await retry();
  }
  reply = () => Promise.resolve("recorded");
  await retry();
  expect(new Set(posts.map((post) => post.id))).toEqual(new Set(["id1"]));
  expect(outcome).toEqual({ kind: "recorded", answer: "recorded" });
  expect(commands.open).toEqual([]);
});

test("however late it is sent, a press says when it was made", async () => {
  const commands = signedIn();
  reply = () => Promise.reject(unreachable());
  void commands.send("r1", { kind: "pitch.start" }, "3号");
  await settled();
  clock += 30_000;
  void commands.send("r1", { kind: "note" }, "灯");
  reply = (post) => Promise.resolve({ ok: post.id });
  clock += 5_000;
  await retry();
  expect(posts.map((post) => post.id)).toEqual(["id1", "id1", "id2"]);
  expect(instants).toEqual([1_000, 1_000, 31_000]);
});

test("presses of one room keep their order, another room does not wait for them", async () => {
  const commands = signedIn();
  reply = (post) => (post.room === "r1" ? Promise.reject(unreachable()) : Promise.resolve(1));
  void commands.send("r1", { kind: "a" }, "x");
  void commands.send("r1", { kind: "b" }, "x");
  void commands.send("r2", { kind: "c" }, "x");
  await settled();
  expect(posts.map((post) => post.kind)).toEqual(["a", "c"]);
  reply = () => Promise.resolve(1);
  await retry();
  expect(posts.map((post) => post.kind)).toEqual(["a", "c", "a", "b"]);
});

test("a refusal is an answer: not retried, told, and the next press goes on", async () => {
  const commands = signedIn();
  const no = new Refusal("on_air_changed", 409, "现在在播的已经是 5 号。");
  reply = (post) => (post.kind === "take" ? Promise.reject(no) : Promise.resolve(1));
  const first = commands.send("r1", { kind: "take" }, "x");
  const second = commands.send("r1", { kind: "note" }, "x");
  expect(await first).toEqual({ kind: "refused", refusal: no });
  expect(await second).toEqual({ kind: "recorded", answer: 1 });
  expect(posts).toHaveLength(2);
});

test("the server's own wait is kept", async () => {
  const commands = signedIn();
  reply = () => Promise.reject(new Refusal("too_many", 429, "慢一点", [], { retry_after_s: 7 }));
  void commands.send("r1", { kind: "note" }, "x");
  await settled();
  expect(timers.some((timer) => timer.ms === 7_000)).toBe(true);
});

test("after a reload unanswered presses are sent again with the same id", async () => {
  const before = signedIn();
  reply = () => Promise.reject(unreachable());
  void before.send("r1", { kind: "highlight" }, "x");
  await settled();
  kept = readPresses(JSON.stringify(kept));
  reply = () => Promise.resolve("first answer");
  const after = new Commands(machine());
  const outcomes: Outcome[] = [];
  after.onOutcome((_, outcome) => outcomes.push(outcome));
  expect(after.open).toMatchObject([{ id: "id1", state: "unrecorded" }]);
  posts = [];
  after.signedIn(7);
  await settled();
  expect(posts.map((post) => post.id)).toEqual(["id1"]);
  expect(outcomes).toEqual([{ kind: "recorded", answer: "first answer" }]);
});

test("a press is never sent under another person's name, nor does it hold that person up", async () => {
  const commands = signedIn(7);
  reply = () => Promise.reject(new Refusal("signed_out", 401, "登录已过期"));
  void commands.send("r1", { kind: "note" }, "x");
  await settled();
  expect(posts).toHaveLength(1);
  reply = () => Promise.resolve(1);
  commands.signedIn(8);
  await settled();
  expect(posts).toHaveLength(1);
  expect(commands.open).toMatchObject([{ user: 7, state: "unrecorded" }]);
  expect(await commands.send("r1", { kind: "take" }, "x")).toEqual({ kind: "recorded", answer: 1 });
  expect(posts.map((post) => post.kind)).toEqual(["note", "take"]);
  commands.signedIn(7);
  await settled();
  expect(posts.map((post) => post.kind)).toEqual(["note", "take", "note"]);
  expect(commands.open).toEqual([]);
});

test("given up by a person, a press is gone and the next one goes", async () => {
  const commands = signedIn();
  reply = () => Promise.reject(unreachable());
  const first = commands.send("r1", { kind: "a" }, "x");
  await settled();
  commands.giveUp("id1");
  expect(await first).toEqual({ kind: "given_up" });
  expect(kept).toEqual([]);
  reply = () => Promise.resolve(1);
  void commands.send("r1", { kind: "b" }, "x");
  commands.nudge();
  await settled();
  expect(posts.at(-1)?.kind).toBe("b");
});

test("what was kept badly is passed over", () => {
  expect(readPresses(null)).toEqual([]);
  expect(readPresses("{broken")).toEqual([]);
  expect(readPresses('[1,null,{"id":"x"}]')).toEqual([]);
  const press = { id: "a", room: "r1", user: 7, command: { kind: "note" }, label: "场记" };
  expect(readPresses(JSON.stringify([press, { ...press, label: 1 }]))).toEqual([press]);
});
