import { expect, test } from "vitest";
import type { Preview, SeenShow, Sums } from "./imports";
import {
  becomes,
  changesNothing,
  edges,
  grossOf,
  paidOf,
  reasonOf,
  refundedOf,
  sorted,
  touched,
  within,
} from "./preview";

const MIN = 60_000;
const START = 1_788_000_000_000;

const show = (more: Partial<SeenShow> = {}): SeenShow => ({
  at: 0,
  account: "甲",
  start: START,
  end: START + 300 * MIN,
  title: null,
  host: null,
  row: 2,
  room: "shop-a",
  match: "s1",
  match_start: START,
  match_end: START + 300 * MIN,
  totals: {},
  ...more,
});

test("edges that differ by a minute or less are the same; more is told, with its sign", () => {
  expect(edges(show())).toBeNull();
  expect(edges(show({ match_start: START + MIN, match_end: START + 299 * MIN }))).toBeNull();
  expect(edges(show({ match_start: START + MIN + 1 }))).toEqual({ start: -MIN - 1, end: 0 });
  expect(edges(show({ match_end: START + 290 * MIN }))).toEqual({ start: 0, end: 10 * MIN });
  // Of a show that still runs, or of an end the file does not say, nothing is made up.
  expect(edges(show({ match_end: null }))).toBeNull();
  expect(edges(show({ end: null, match_end: START }))).toBeNull();
  expect(edges(show({ match: null, match_start: null, match_end: null }))).toBeNull();
});

test("what becomes of a show follows the room that is chosen now", () => {
  const here = { to: "room" as const, room: "shop-a" };
  const made = { to: "new" as const, room: { ident: "x", title: "店" } };
  expect(becomes(show(), here)).toBe("match");
  expect(becomes(show({ match: null }), here)).toBe("new");
  expect(becomes(show({ match: null, end: null }), here)).toBe("endless");
  expect(becomes(show(), { to: "room", room: "shop-b" })).toBe("later");
  expect(becomes(show({ room: null, match: null }), null)).toBe("later");
  expect(becomes(show({ room: null, match: null }), made)).toBe("new");
  expect(becomes(show({ room: null, match: null, end: null }), made)).toBe("endless");
  expect(becomes(show(), { to: "out" })).toBe("out");
});

const sums = (more: Partial<Sums>): Sums => ({
  lines: 10,
  paid: 8,
  gross: 80_000,
  refunded: 1_000,
  no_amount: 0,
  no_refund: 0,
  no_paid: 0,
  ...more,
});

test("a sum nobody said is unknown, never zero; one that lacks some rows says how many", () => {
  expect(grossOf(sums({}))).toEqual({ value: 80_000, without: 0 });
  expect(grossOf(sums({ gross: 70_000, no_amount: 1 }))).toEqual({ value: 70_000, without: 1 });
  expect(refundedOf(sums({ refunded: 0, no_refund: 8 }))).toEqual({ value: null, without: 8 });
  expect(refundedOf(sums({ refunded: 0 }))).toEqual({ value: 0, without: 0 });
  // Where nothing was paid, nothing came in, and that is known.
  expect(grossOf(sums({ paid: 0, gross: 0 }))).toEqual({ value: 0, without: 0 });
  // Where nobody said whether anything is paid, it is not.
  const unsaid = sums({ paid: 0, gross: 0, refunded: 0, no_paid: 10 });
  expect([paidOf(unsaid), grossOf(unsaid), refundedOf(unsaid)].map(({ value }) => value)).toEqual([
    null,
    null,
    null,
  ]);
});

test("movements of money and totals stand apart by their names", () => {
  const one = (name: string) => ({ name, label: name, count: 1, total: 1, money: true });
  const found = sorted([one("settled"), one("report.gmv"), one("tick.spend"), one("refund")]);
  expect(found.movements.map(({ name }) => name)).toEqual(["settled", "refund"]);
  expect(found.totals.map(({ name }) => name)).toEqual(["report.gmv", "tick.spend"]);
});

test("a file that changes nothing is told apart from one of which that is not known", () => {
  const change = { room: "a", thing: "order", label: "订单", new: 0, changed: 0, same: 9 };
  expect(changesNothing([change])).toBe(true);
  expect(changesNothing([change, { ...change, changed: 1 }])).toBe(false);
  expect(changesNothing([])).toBe(false);
});

test("a problem is told without the place that stands beside it", () => {
  const problem = { row: 3, column: "总金额", value: "1..2", code: "bad_money" };
  const text = "第 3 行「总金额」是「1..2」：不是金额，此行未计入。";
  expect(reasonOf({ ...problem, text })).toBe("不是金额，此行未计入。");
  expect(reasonOf({ ...problem, value: null, text: "第 3 行「总金额」：没有写。" })).toBe(
    "没有写。",
  );
  expect(reasonOf({ ...problem, row: null, text: "整份文件没有时间。" })).toBe(
    "整份文件没有时间。",
  );
  expect(reasonOf({ ...problem, row: 4, text })).toBe(text);
});

test("each show a file went to is linked once, those it added first", () => {
  const preview = { shows: [show(), show({ at: 1 }), show({ match: null })] } as unknown as Preview;
  expect(touched(preview, { "shop-a": ["a202609070800"] })).toEqual([
    { room: "shop-a", show: "a202609070800", added: true },
    { room: "shop-a", show: "s1", added: false },
  ]);
  expect(touched(null, {})).toEqual([]);
});

test("orders went to the shows within their reach, also to one that still runs", () => {
  const ran = (id: string, start: number, end: number | null) => ({ id, start, end });
  const all = [ran("a", 0, 10), ran("b", 10, 20), ran("c", 20, 30), ran("d", 35, null)];
  const ids = (first: number | null, last: number | null) =>
    within(all, { first_at: first, last_at: last }).map(({ id }) => id);
  expect(ids(12, 20)).toEqual(["c", "b"]);
  expect(ids(40, 50)).toEqual(["d"]);
  expect(ids(null, null)).toEqual([]);
});
