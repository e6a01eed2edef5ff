import { expect, test } from "vitest";
import type { DeskPress, Run, Span } from "../parts";
import { inboxOf } from "./inbox";
import type { InboxItem, OnAirSegment, Seen } from "./items";

const NOW = 1_700_000_000_000;
const S = 1_000;
const MIN = 60 * S;

const span = (more: Partial<Span> = {}): Span => ({
  id: "s1",
  key: "7",
  start: NOW - 10 * MIN,
  end: null,
  product: null,
  data: {},
  ...more,
});
const run: Run = {
  now: NOW,
  wall: NOW,
  speed: 1,
  run_seq: 5,
  recounting: null,
  armed: null,
  show: { id: "12", start: NOW - 60 * MIN, end: null },
  hosts: [span()],
  segment: null,
  pitch: null,
  pin: null,
  shift: span(),
  lucky_bag: null,
};
const seen = (more: Partial<Seen> = {}): Seen => ({
  now: NOW,
  wall: NOW,
  run,
  desk: [],
  segment: null,
  outlook: null,
  loop: null,
  sources: [],
  warnings: [],
  gauges: [],
  issues: [],
  shiftEnd: null,
  nextShift: null,
  handOnly: false,
  done: new Set(),
  ...more,
});
const press = (kind: string, more: Partial<DeskPress> = {}): DeskPress => ({
  id: `p-${kind}`,
  kind,
  ts: NOW - MIN,
  by: "user:1",
  ref: null,
  product: null,
  n: null,
  text: null,
  x: {},
  ...more,
});
const kinds = (items: readonly InboxItem[]) => items.map((item) => item.kind);

const segment = (offsets: readonly number[]): OnAirSegment => ({
  id: 3,
  title: "主推",
  purpose: "",
  duration_ms: 5 * MIN,
  link_id: null,
  link_no: null,
  goods: null,
  hard_start: null,
  in_loop: true,
  lane: "talk",
  note: "",
  blocks: [],
  cues: offsets.map((offset_ms, at) => ({
    offset_ms,
    duty: "console",
    kind: "coupon",
    text: `第 ${at}`,
  })),
  taken: "take-1",
  at: NOW - 2 * MIN,
  instance: 1,
  plan_rev: 9,
});

test("with nothing to do the inbox is empty, and so it is off air", () => {
  expect(inboxOf(seen())).toEqual([]);
  const missing = { ...run, shift: null, show: null };
  expect(inboxOf(seen({ run: missing }))).toEqual([]);
  const over = { ...run, shift: null, show: { id: "12", start: 0, end: NOW } };
  expect(inboxOf(seen({ run: over }))).toEqual([]);
});

test("a cue shows a minute ahead, is red when due and gone two minutes after or when done", () => {
  const at = (offset: number) => inboxOf(seen({ segment: segment([offset]) }));
  expect(kinds(at(3 * MIN + 1))).toEqual([]);
  expect(at(3 * MIN)[0]).toMatchObject({ kind: "cue", urgency: "calm", due: NOW + MIN });
  expect(at(2 * MIN + 15 * S)[0]?.urgency).toBe("soon");
  expect(at(2 * MIN)[0]?.urgency).toBe("now");
  expect(kinds(at(0))).toEqual(["cue"]);
  expect(kinds(at(-1))).toEqual([]);
  const ref = at(2 * MIN)[0]?.id ?? "";
  const acked = seen({ segment: segment([2 * MIN]), desk: [press("ack", { ref })] });
  expect(inboxOf(acked)).toEqual([]);
  expect(inboxOf(seen({ segment: segment([2 * MIN]), done: new Set([ref]) }))).toEqual([]);
});

test("the draw of a bag, three minutes ahead", () => {
  const withBag = (draw: unknown) =>
    inboxOf(
      seen({
        run: { ...run, lucky_bag: span({ id: "b", key: "b", data: { draw_at: draw as number } }) },
      }),
    );
  expect(withBag(NOW + 3 * MIN + 1)).toEqual([]);
  expect(withBag(NOW + 3 * MIN)[0]).toMatchObject({ kind: "bag", urgency: "calm", ref: "b" });
  expect(withBag(NOW)[0]?.urgency).toBe("now");
  expect(withBag("soon")).toEqual([]);
});

const loop = (hard: number, rev = 9): Seen["loop"] => ({
  rev,
  length: 20 * MIN,
  target_ms: null,
  round_no: 2,
  started_at: NOW,
  on_air: 3,
  next_segment: 4,
  next_title: "利润",
  left: 5 * MIN,
  ends_at: NOW,
  over: 0,
  next_one_off: { id: 8, title: "福袋", hard_start: hard, left: 0, over: 0 },
  hour: { ends_at: NOW, left: 0, rounds: 0 },
  shift: null,
});

test("a hard point within a quarter of an hour, from a loop as from a linear plan", () => {
  expect(inboxOf(seen({ loop: loop(NOW + 16 * MIN) }))).toEqual([]);
  expect(inboxOf(seen({ loop: loop(NOW + 15 * MIN) }))[0]).toMatchObject({
    kind: "hard",
    segment: 8,
    title: "福袋",
  });
  const linear: Seen["outlook"] = {
    rev: 9,
    on_air: 1,
    segments: [{ id: 2, title: "开奖", state: "upcoming", start: NOW, end: NOW, over: 0, wait: 0 }],
    next_hard: { id: 2, hard_start: NOW - S, expected: NOW, over: S, spare: 0 },
    end: NOW,
    over: 0,
    slot_over: null,
  };
  expect(inboxOf(seen({ outlook: linear }))[0]).toMatchObject({ title: "开奖", urgency: "now" });
});

test("a plan edited after the take is told once, until somebody has looked", () => {
  const changed = seen({ loop: loop(NOW + 60 * MIN, 10), segment: segment([]) });
  expect(inboxOf(changed)[0]).toMatchObject({ kind: "plan", ref: "plan:10" });
  expect(inboxOf({ ...changed, done: new Set(["plan:10"]) })).toEqual([]);
  expect(inboxOf({ ...changed, loop: loop(NOW + 60 * MIN, 9) })).toEqual([]);
});

test("a cue that asks for a card is done by raising that card", () => {
  const asks = segment([2 * MIN]);
  const on = { ...asks, link_id: 4, cues: asks.cues.map((cue) => ({ ...cue, kind: "pin" })) };
  const raised = (link: number, ts: number) => press("pin", { ts, x: { link } });
  const left = (desk: DeskPress[]) => kinds(inboxOf(seen({ segment: on, desk })));
  expect(left([])).toContain("cue");
  expect(left([raised(5, NOW), raised(4, NOW - 10 * MIN)])).toContain("cue");
  expect(left([raised(4, NOW)])).not.toContain("cue");
});

test("what the show leaves open is there after its end, and not in the next show", () => {
  const incident = press("note", { ts: NOW - 20 * MIN, x: { incident: true } });
  const start = press("show.start", { ts: NOW - 60 * MIN, ref: "12", x: { open: 2 } });
  const off = { ...run, shift: null, show: { id: "12", start: NOW - 60 * MIN, end: NOW - MIN } };
  const asked = (one: Run) => kinds(inboxOf(seen({ run: one, desk: [start, incident] })));
  expect(asked(off)).toEqual(["incident", "reason"]);
  const next = { ...run, show: { id: "13", start: NOW - 5 * MIN, end: null } };
  expect(asked(next)).not.toContain("incident");
});

test("the newest handover stays until it is acknowledged, also off air", () => {
  const sheet = press("handover", { id: "h2", ref: "8", x: { word: "福袋没开" } });
  const older = press("handover", { id: "h1", ts: NOW - 60 * MIN });
  expect(inboxOf(seen({ desk: [older, sheet] }))).toMatchObject([
    { kind: "handover", press: "h2", shift: "8", word: "福袋没开", urgency: "soon" },
  ]);
  expect(inboxOf(seen({ desk: [sheet], now: NOW + 2 * MIN }))[0]?.urgency).toBe("now");
  expect(inboxOf(seen({ desk: [sheet, press("ack", { ref: "h2" })] }))).toEqual([]);
  const off = { ...run, show: { id: "12", start: 0, end: NOW } };
  expect(kinds(inboxOf(seen({ run: off, desk: [sheet] })))).toEqual(["handover"]);
});

test("a shift that ends soon asks for the sheet until it was sent", () => {
  const next = { id: 8, title: "晚班" };
  const ending = seen({ shiftEnd: NOW + 5 * MIN, nextShift: next });
  expect(inboxOf(ending)[0]).toMatchObject({ kind: "shift_end", next, due: NOW + 5 * MIN });
  expect(inboxOf(seen({ shiftEnd: NOW + 11 * MIN }))).toEqual([]);
  const unbegun = inboxOf({ ...ending, run: { ...run, shift: null } });
  expect(kinds(unbegun)).toEqual(["people"]);
  const sent = [press("handover", { id: "h" }), press("ack", { ref: "h" })];
  expect(inboxOf({ ...ending, desk: sent })).toEqual([]);
});

test("an incident stays red until somebody says it is over, and says what it was", () => {
  const held = press("note", { id: "i1", x: { incident: true } });
  const told = press("note", { id: "n2", text: "价格挂错", x: { incident_of: "i1" } });
  expect(inboxOf(seen({ desk: [held, told] }))).toMatchObject([
    { kind: "incident", urgency: "now", text: "价格挂错", since: held.ts },
  ]);
  expect(inboxOf(seen({ desk: [held, told, press("ack", { ref: "i1" })] }))).toEqual([]);
});

test("silent and never heard sources; a new show waits a while for the first word", () => {
  const source = {
    name: "douyin:a",
    level: "L2" as const,
    provides: [],
    heard: NOW - 2 * MIN,
    state: "silent" as const,
    composed: false,
  };
  expect(inboxOf(seen({ sources: [source] }))[0]).toMatchObject({ kind: "source", urgency: "now" });
  const never = { ...source, heard: null, state: "never" as const };
  expect(inboxOf(seen({ sources: [never] }))[0]?.urgency).toBe("soon");
  const young = { ...run, show: { id: "12", start: NOW - 10 * S, end: null } };
  expect(inboxOf(seen({ sources: [never], run: young }))).toEqual([]);
});

test("live with open items: what is still open, and the reason until it is given", () => {
  const start = press("show.start", { ref: "12", x: { open: 2 } });
  const issue = { code: "no_price", text: "2 号没有到手价", before_show: true };
  const hint = { code: "no_purpose", text: "没写目的", before_show: false };
  const both = seen({ desk: [start], issues: [issue, hint] });
  expect(inboxOf(both)).toMatchObject([
    { kind: "issues", count: 1, first: "2 号没有到手价" },
    { kind: "reason", count: 2, show: "12" },
  ]);
  const reason = press("note", { x: { reason_for: "12" } });
  expect(kinds(inboxOf({ ...both, desk: [start, reason], issues: [] }))).toEqual([]);
});

test("a reading is asked for every half hour where there is no source", () => {
  const last = { source: "desk", name: "reading.online", value: 9, ts: NOW - 28 * MIN };
  expect(inboxOf(seen({ handOnly: true, gauges: [last] }))[0]).toMatchObject({
    kind: "reading",
    urgency: "soon",
    due: NOW + 2 * MIN,
  });
  const fresh = { ...last, ts: NOW - 27 * MIN };
  expect(inboxOf(seen({ handOnly: true, gauges: [fresh] }))).toEqual([]);
  expect(inboxOf(seen({ handOnly: false, gauges: [last] }))).toEqual([]);
});

test("no shift, then no host, is asked for", () => {
  const bare = { ...run, shift: null, hosts: [] };
  expect(inboxOf(seen({ run: bare }))).toMatchObject([{ kind: "people", missing: "shift" }]);
  expect(inboxOf(seen({ run: { ...run, hosts: [] } }))).toMatchObject([
    { kind: "people", missing: "host" },
  ]);
});

test("the order is by deadline; what is overdue is equally late and goes by weight", () => {
  const all = inboxOf(
    seen({
      run: {
        ...run,
        shift: null,
        lucky_bag: span({ id: "b", data: { draw_at: NOW + 30 * S } }),
      },
      segment: segment([2 * MIN - 30 * S, 2 * MIN + 20 * S]),
      desk: [press("note", { id: "i", ts: NOW - 5 * MIN, x: { incident: true } })],
      loop: loop(NOW + 10 * MIN),
      sources: [
        {
          name: "x",
          level: null,
          provides: [],
          heard: NOW - 60 * MIN,
          state: "silent",
          composed: false,
        },
      ],
    }),
  );
  expect(kinds(all)).toEqual(["incident", "cue", "source", "cue", "bag", "hard", "people"]);
});
