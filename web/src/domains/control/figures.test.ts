import { expect, test } from "vitest";
import { handOnly, lastMinute, type Seen, type Tile, tiles } from "./figures";
import type { GaugeNow } from "./parts";
import type { SourceNow } from "./sources";

const NOW = 1_700_000_000_000;
const source = (more: Partial<SourceNow>): SourceNow => ({
  name: "douyin:a",
  level: "L2",
  provides: ["enter", "order.state"],
  heard: NOW - 500,
  state: "live",
  composed: false,
  ...more,
});
const hand = (box: string, value: number): GaugeNow => ({
  source: "desk",
  name: `reading.${box}`,
  value,
  ts: NOW - 480_000,
});
const seen = (more: Partial<Seen>): Seen => ({
  figures: undefined,
  gauges: [],
  trend: undefined,
  sources: [],
  onAir: true,
  shift: true,
  money: true,
  goals: { shift: null, show: null },
  wallOf: (ts) => ts,
  ...more,
});
const tile = (all: readonly Tile[], id: string) => all.find((one) => one.id === id);

test("with hand readings only the head is the twelve boxes, each with its age", () => {
  const all = tiles(seen({ gauges: [hand("online", 1204), hand("gmv", 1_824_000)] }));
  expect(all).toHaveLength(12);
  expect(tile(all, "online")).toMatchObject({ value: 1204, level: "L0", at: NOW - 480_000 });
  expect(tile(all, "gmv")).toMatchObject({ value: 1_824_000, unit: "fen", byHand: true });
  expect(tile(all, "orders_paid")).toMatchObject({ value: null, why: "not_read", at: null });
});

test("a promise of zero is counted, not read by hand", () => {
  expect(handOnly({ show: { views: null } }, [])).toBe(true);
  expect(handOnly({ show: { views: 0 } }, [])).toBe(false);
  expect(handOnly(undefined, [source({ heard: null })])).toBe(true);
  expect(handOnly(undefined, [source({})])).toBe(false);
});

const full = seen({
  sources: [source({})],
  figures: {
    show: { gmv: 900_00, refund_cohort: 100_00, orders_paid: 12, views: 500, comments: null },
    hour: { gmv: 300_00 },
    shift: { gmv: 600_00 },
  },
  trend: { minutes: [0, 1, 2], series: { views: [60, 86, 3], comments: [null, null, null] } },
  goals: { shift: 5_000_00, show: null },
});

test("counted figures name the source that delivers them and when it was heard", () => {
  const all = tiles(full);
  expect(tile(all, "hour_gmv")).toMatchObject({ value: 300_00, level: "L2", at: NOW - 500 });
  expect(tile(all, "shift_gmv")).toMatchObject({ value: 600_00, goal: 5_000_00 });
  expect(tile(all, "after_refunds")?.value).toBe(800_00);
  expect(tile(all, "inflow")?.value).toBe(86);
  expect(all).toHaveLength(12);
  expect(tile(all, "comments")).toMatchObject({ value: null, why: "no_source", at: null });
});

test("the running minute is not whole and is not shown as one", () => {
  expect(lastMinute(full.trend, "views")).toBe(86);
  expect(lastMinute({ minutes: [0], series: { views: [9] } }, "views")).toBeNull();
  const young = { ...full, trend: { minutes: [0], series: { views: [9] } } };
  expect(tile(tiles(young), "inflow")).toMatchObject({ value: null, why: "no_minute" });
});

test("what no source counts stands there as read by hand, and says so", () => {
  const all = tiles({ ...full, gauges: [hand("online", 1204)] });
  expect(tile(all, "online")).toMatchObject({ value: 1204, level: "L0", byHand: true });
});

test("unknown is never zero, and says why", () => {
  const all = tiles({ ...full, figures: { show: { views: 5 } }, shift: false });
  expect(tile(all, "hour_gmv")).toMatchObject({ value: null, why: "no_source" });
  expect(tile(all, "shift_gmv")).toMatchObject({ value: null, why: "no_shift" });
  expect(tile(all, "after_refunds")?.value).toBeNull();
  expect(tile(tiles({ ...full, money: false }), "hour_gmv")).toMatchObject({
    value: null,
    why: "forbidden",
  });
});
