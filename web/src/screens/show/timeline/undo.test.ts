import { expect, test } from "vitest";
import { type Correction, type Fix, laid } from "./edges";
import type { SpanLike } from "./lanes";
import { sameCover, wayBack } from "./undo";

const bounds = { from: 0, to: 100_000 };
const pitch = { lane: "pitch" } as const;
const span = (id: string, start: number, end: number | null): SpanLike => ({
  id,
  key: id,
  start,
  end,
  product: `p-${id}`,
});

/** What the server keeps of a correction: spans that stood before it and do not after it. */
const lost = (before: readonly SpanLike[], after: readonly SpanLike[]) =>
  before.filter((span) => !after.some((one) => one.id === span.id));

/** What `wayBack` says, pressed one after another. */
function undone(before: readonly SpanLike[], fix: Fix): { fixes: Correction[]; lane: SpanLike[] } {
  const after = laid(before, fix, bounds);
  const gone = lost(before, after);
  const fixes = wayBack(before, after, pitch, bounds, { lane: after, gone });
  return { fixes, lane: fixes.reduce<SpanLike[]>((l, one) => laid(l, one, bounds, gone), after) };
}

test("an edge that took its neighbour along goes back with one press", () => {
  const before = [span("a", 0, 10_000), span("b", 10_000, 20_000)];
  const { fixes, lane } = undone(before, {
    ...pitch,
    op: "edge",
    span: "a",
    edge: "to",
    at: 15_000,
  });
  expect(fixes).toEqual([{ ...pitch, op: "edge", span: "a", edge: "to", at: 10_000 }]);
  expect(lane).toEqual(before);
});

test("a span that was swallowed is restored, not put in anew", () => {
  const before = [span("a", 0, 10_000), span("b", 10_000, 20_000), span("c", 20_000, 30_000)];
  const { fixes, lane } = undone(before, {
    ...pitch,
    op: "edge",
    span: "a",
    edge: "to",
    at: 25_000,
  });
  expect(fixes.at(-1)).toEqual({ ...pitch, op: "restore", span: "b" });
  expect(lane).toEqual(before);
});

test("what was put in is taken out, and the span it cut through is whole again", () => {
  const before = [span("a", 0, 30_000)];
  const after = laid(before, { ...pitch, op: "add", from: 10_000, to: 12_000 }, bounds).map(
    (one) => (one.id === "" ? { ...one, id: "new" } : one),
  );
  const fixes = wayBack(before, after, pitch, bounds);
  expect(fixes).toEqual([
    { ...pitch, op: "drop", span: "new" },
    { ...pitch, op: "edge", span: "a", edge: "to", at: 30_000 },
  ]);
  expect(fixes.reduce<SpanLike[]>((lane, one) => laid(lane, one, bounds), after)).toEqual(before);
});

test("a dropped span is restored, one that still runs too", () => {
  const before = [span("a", 0, 10_000), span("b", 40_000, null)];
  const { fixes, lane } = undone(before, { ...pitch, op: "drop", span: "b" });
  expect(fixes).toEqual([{ ...pitch, op: "restore", span: "b" }]);
  expect(lane).toEqual(before);
});

test("what the server does not have any more is put in again under its key", () => {
  const before = [span("a", 0, 10_000), span("b", 40_000, null)];
  const after = laid(before, { ...pitch, op: "drop", span: "b" }, bounds);
  expect(wayBack(before, after, pitch, bounds)).toEqual([
    { ...pitch, op: "add", from: 40_000, to: null, key: "b", product: "p-b" },
  ]);
});

test("a running span that was ended runs on again", () => {
  const before = [span("a", 0, 10_000), span("b", 40_000, null)];
  const { fixes, lane } = undone(before, {
    ...pitch,
    op: "edge",
    span: "b",
    edge: "to",
    at: 50_000,
  });
  expect(fixes).toEqual([{ ...pitch, op: "edge", span: "b", edge: "to", at: null }]);
  expect(lane).toEqual(before);
});

test("what was pressed since then stays, and what was dropped ends where it began", () => {
  const before = [span("a", 0, 10_000), span("b", 40_000, null)];
  const after = laid(before, { ...pitch, op: "drop", span: "b" }, bounds);
  const now = [...after, span("c", 60_000, null)];
  // The server ends what was taken away where the next act would have ended it.
  const gone = [span("b", 40_000, 60_000)];
  const fixes = wayBack(before, after, pitch, bounds, { lane: now, gone });
  expect(fixes).toEqual([{ ...pitch, op: "restore", span: "b" }]);
  const lane = fixes.reduce<SpanLike[]>((l, one) => laid(l, one, bounds, gone), now);
  expect(lane).toEqual([span("a", 0, 10_000), span("b", 40_000, 60_000), span("c", 60_000, null)]);
});

test("what somebody else set right since then is not set back", () => {
  const before = [span("a", 0, 10_000), span("b", 20_000, 30_000), span("c", 40_000, 50_000)];
  const after = laid(before, { ...pitch, op: "drop", span: "b" }, bounds);
  const edge = { ...pitch, op: "edge", span: "c", edge: "to", at: 55_000 } as const;
  const now = laid(after, edge, bounds).filter((one) => one.id !== "a");
  const gone = lost(before, now);
  expect(wayBack(before, after, pitch, bounds, { lane: now, gone })).toEqual([
    { ...pitch, op: "restore", span: "b" },
  ]);
});

test("nothing done is nothing to undo", () => {
  const before = [span("a", 0, 10_000)];
  expect(wayBack(before, before, pitch, bounds)).toEqual([]);
});

/** Numbers that look random and are the same every time (a linear congruence). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("whatever lane and correction: every row gets back exactly the time it had", () => {
  for (let seed = 0; seed < 3_000; seed += 1) {
    const roll = dice(seed);
    const before: SpanLike[] = [];
    let at = roll(5) * 1_000;
    for (let index = 0; index < 1 + roll(6); index += 1) {
      const end = at + (1 + roll(8)) * 1_000;
      before.push(span(`s${index}`, at, end));
      at = end + (roll(2) === 0 ? 0 : roll(6) * 1_000);
    }
    const target = before[roll(before.length)] ?? span("x", 0, 1);
    const fix: Fix = [
      { ...pitch, op: "drop" as const, span: target.id },
      { ...pitch, op: "add" as const, from: roll(40) * 1_000, to: (41 + roll(20)) * 1_000 },
      {
        ...pitch,
        op: "edge" as const,
        span: target.id,
        edge: "to" as const,
        at: target.start + (1 + roll(40)) * 1_000,
      },
      {
        ...pitch,
        op: "edge" as const,
        span: target.id,
        edge: "from" as const,
        at: roll(Math.max(1, ((target.end ?? 0) - 1_000) / 1_000)) * 1_000,
      },
    ][roll(4)] ?? { ...pitch, op: "drop", span: target.id };
    const { lane } = undone(before, fix);
    expect(sameCover(lane, before), `seed ${seed}`).toBe(true);
    // And every span is the one it was, with all that it carried.
    expect(
      lane.map(({ id }) => id),
      `seed ${seed}`,
    ).toEqual(before.map(({ id }) => id));
  }
});
