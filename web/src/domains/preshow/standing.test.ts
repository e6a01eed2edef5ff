import { expect, test } from "vitest";
import type { Claim, Item, PreShow, Signature } from "./preshow";
import {
  claimKeys,
  differenceOf,
  groupsOf,
  hoursAndMinutes,
  openClaims,
  signedOf,
  unsignedOf,
} from "./standing";

const HOUR = 3_600_000;
const item = (key: string, group: string, state: Item["state"], seen: string[] = []): Item => ({
  key,
  group,
  group_label: `组${group}`,
  title: key,
  basis: "",
  looked_at: true,
  blocks: false,
  state,
  seen: seen.map((text) => ({ text, link: null })),
  note: "",
  by: null,
  at: null,
});
const claim = (span: string, more: Partial<Claim> = {}): Claim => ({
  place: "脚本 · 第 1 条",
  segment: 1,
  link: null,
  product: null,
  rule: "ABS-01",
  name: "",
  severity: "high",
  verdict: "violation",
  span,
  reason: "",
  missing: "",
  rewrite: "",
  basis: "",
  settled: "",
  acceptance: null,
  ...more,
});
const signature = (more: Partial<Signature> = {}): Signature => ({
  id: 1,
  version: 1,
  number: 1,
  at: 0,
  by: "小陈",
  own: true,
  open: 2,
  blockers: 1,
  countersign_until: 12 * HOUR,
  countersigned_at: null,
  countersigned_by: null,
  still: true,
  ...more,
});
const review = (more: Partial<PreShow> = {}): PreShow => ({
  show: 1,
  digest: "a",
  version: null,
  items: [],
  claims: [],
  open: 0,
  blockers: 0,
  packs: [],
  off: [],
  signatures: [],
  ...more,
});

test("groups keep the order of the list, with how many are open in each", () => {
  const items = [
    item("a", "goods", "open"),
    item("b", "price", "ok"),
    item("c", "goods", "not_meant"),
    item("d", "goods", "open"),
  ];
  expect(groupsOf(items).map(({ key, label, open }) => [key, label, open])).toEqual([
    ["goods", "组goods", 2],
    ["price", "组price", 0],
  ]);
  expect(groupsOf(items)[0]?.items.map((one) => one.key)).toEqual(["a", "c", "d"]);
});

test("open claims come the gravest first, what wants proof after what may not be said", () => {
  const claims = [
    claim("一", { verdict: "needs_evidence", severity: "block" }),
    claim("二", { severity: "medium" }),
    claim("三", { settled: "凭证：专利" }),
    claim("四", { severity: "block" }),
    claim("五", { severity: "block" }),
  ];
  expect(openClaims(claims).map((one) => one.span)).toEqual(["四", "五", "二", "一"]);
});

test("the same claim twice has two keys", () => {
  expect(new Set(claimKeys([claim("一"), claim("一"), claim("二")])).size).toBe(3);
});

test("what changed is told: claims more and fewer, items that stand otherwise", () => {
  const before = review({
    claims: [claim("一"), claim("二"), claim("二")],
    items: [item("prices", "price", "open", ["甲"]), item("stock", "price", "ok")],
  });
  const now = review({
    claims: [claim("二"), claim("三")],
    items: [item("prices", "price", "open", ["甲", "乙"]), item("stock", "price", "ok")],
  });
  const { added, gone, items } = differenceOf(before, now);
  expect(added.map((one) => one.span)).toEqual(["三"]);
  expect(gone.map((one) => one.span)).toEqual(["一", "二"]);
  expect(items.map((one) => one.key)).toEqual(["prices"]);
  expect(differenceOf(now, now)).toEqual({ added: [], gone: [], items: [] });
});

test("a signature is never, changed, or holds with its countersignature due, over or done", () => {
  const of = (one: Signature, now: number) => signedOf({ signatures: [one] }, now);
  expect(signedOf({ signatures: [] }, 0)).toEqual({ kind: "never" });
  expect(of(signature({ still: false }), 0).kind).toBe("changed");
  expect(of(signature(), 12 * HOUR - 1)).toMatchObject({ countersign: "due" });
  expect(of(signature(), 12 * HOUR)).toMatchObject({ countersign: "over" });
  expect(of(signature({ countersigned_at: 5 }), 13 * HOUR)).toMatchObject({ countersign: "done" });
  expect(of(signature({ countersign_until: null }), 99 * HOUR)).toMatchObject({
    countersign: "none",
  });
});

test("a show goes live with what is still open of its review, and with nothing when all is signed", () => {
  expect(unsignedOf(review({ blockers: 2 }), 0)).toEqual(["unsigned", "blockers"]);
  expect(unsignedOf(review({ signatures: [signature({ still: false })] }), 0)).toEqual(["changed"]);
  expect(unsignedOf(review({ signatures: [signature()] }), 13 * HOUR)).toEqual(["countersign"]);
  expect(unsignedOf(review({ signatures: [signature()] }), 0)).toEqual([]);
});

test("a stretch is told in whole hours and minutes, the last one to its end", () => {
  expect(hoursAndMinutes(3 * HOUR)).toEqual({ hours: 3, minutes: 0 });
  expect(hoursAndMinutes(3 * HOUR - 1)).toEqual({ hours: 2, minutes: 59 });
  expect(hoursAndMinutes(1)).toEqual({ hours: 0, minutes: 1 });
  expect(hoursAndMinutes(-5)).toEqual({ hours: 0, minutes: 0 });
});
