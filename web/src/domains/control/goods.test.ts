import { expect, test } from "vitest";
import { byNumber, goodOf, goodsOf, logProduct, named, numbered } from "./goods";
import { linkFigures, type Span } from "./parts";
import { roomTimeAt, wallOf } from "./roomClock";
import { stockWarning } from "./stock";

const listing = (platform: string, platform_product_id: string, shop = "") => ({
  platform,
  shop,
  platform_product_id,
});
const link = (id: number, product: number, link_no: number | null, more = {}) => ({
  id,
  product,
  name: `品${id}`,
  title: `商品 ${id}`,
  spec: "",
  role: "hero_role",
  role_label: "爆款",
  link_no,
  position: 10 - id,
  regular_price: null,
  final_price: 8_900,
  offer: "",
  stock: null,
  promisable_stock: null,
  note: "",
  active: true,
  ...more,
});

test("the log knows a product by the room's platform, its own account first, else by ours", () => {
  const listings = [
    listing("taobao", "t1"),
    listing("douyin", "d1", "B"),
    listing("douyin", "d2", "A"),
  ];
  expect(logProduct(7, listings, "douyin", "A")).toBe("d2");
  expect(logProduct(7, listings, "douyin", "C")).toBe("d1");
  expect(logProduct(7, listings, "kuaishou", "A")).toBe("kaibo:7");
  expect(logProduct(7, [listing("wechat_channels", "s1")], "wechat_channels", "")).toBe("s1");
});

const goods = goodsOf(
  [link(1, 7, 3), link(2, 7, 5), link(3, 8, null), link(4, 9, 9, { active: false })],
  new Map([[7, [listing("douyin", "d7")]]]),
  "douyin",
  "",
);

test("links stand in the order of the line-up, without those taken out", () => {
  expect(goods.map((good) => good.linkId)).toEqual([3, 2, 1]);
  expect(byNumber(goods, 5)?.linkId).toBe(2);
  expect(byNumber(goods, 9)).toBeNull();
});

const span = (more: Partial<Span>): Span => ({
  id: "c",
  key: "c",
  start: 0,
  end: null,
  product: "d7",
  data: {},
  ...more,
});

test("of two links of one product the one that was meant is on air", () => {
  expect(goodOf(goods, span({ data: { link: 1 } }))?.linkId).toBe(1);
  expect(goodOf(goods, span({ data: { link_no: 3 } }))?.linkId).toBe(1);
  expect(goodOf(goods, span({}))?.linkId).toBe(2);
  expect(goodOf(goods, span({ product: "d9" }))).toBeNull();
  expect(goodOf(goods, null)).toBeNull();
});

test("a number no link has is still read as that number", () => {
  expect(named(goods, numbered(13), null, null)).toEqual({ no: 13, name: "" });
  expect(named(goods, "d7", 3, "当时的名")).toEqual({ no: 3, name: "当时的名" });
});

test("the room's clock goes on by itself, at its own speed, and never back", () => {
  const beat = { now: 5_000, wall: 100, speed: 20 };
  expect(roomTimeAt(beat, 1_100)).toBe(25_000);
  expect(roomTimeAt(beat, 50)).toBe(5_000);
  expect(roomTimeAt(null, 1_100)).toBe(1_100);
  expect(wallOf({ now: 5_000, wall: 100, speed: 1 }, 4_000, 1_100)).toBe(-900);
});

test("a link nothing happened to has zeros where others have numbers, if none were left out", () => {
  const part = { measures: ["clicks", "gmv"], rows: { p1: [5, null, 2, null] }, left_out: 0 };
  expect(linkFigures(part, "p1")).toEqual({
    show: { clicks: 5, gmv: null },
    recent: { clicks: 2, gmv: null },
  });
  expect(linkFigures(part, "p2")?.show).toEqual({ clicks: 0, gmv: null });
  expect(linkFigures({ ...part, left_out: 1 }, "p2")).toBeNull();
  expect(linkFigures({ ...part, rows: {} }, "p2")?.show).toEqual({ clicks: null, gmv: null });
  expect(linkFigures(undefined, "p1")).toBeNull();
});

test("stock warns by what was promised, sold and goes now; unknown warns of nothing", () => {
  const good = { ...goods[0], promisable: 50 } as NonNullable<(typeof goods)[0]>;
  const part = (sold: number | null, recent: number) => ({
    measures: ["items_paid"],
    rows: { [good.product]: [sold, recent] },
    left_out: 0,
  });
  expect(stockWarning(good, part(30, 5))).toBeNull();
  expect(stockWarning(good, part(30, 10))).toMatchObject({ lasts: 600_000, out: false });
  expect(stockWarning(good, part(45, 0))).toMatchObject({ lasts: null, sold: 45 });
  expect(stockWarning(good, part(50, 1))).toMatchObject({ out: true });
  expect(stockWarning(good, part(null, 0))).toBeNull();
  expect(stockWarning(good, undefined)).toBeNull();
  expect(stockWarning({ ...good, promisable: null }, part(50, 1))).toBeNull();
  expect(stockWarning({ ...good, promisable: 0 }, undefined)).toMatchObject({ out: true });
});
