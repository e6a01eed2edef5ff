import { expect, test } from "vitest";
import type { Sample } from "./imports";
import { isAnswered, NONE_OF_THEM, nearOf, renamingName, renamingOf } from "./renaming";

const sample = (near: unknown): Sample => ({
  sheet: "",
  header_row: 1,
  headers: ["主订单编号", "子单号码"],
  rows: [],
  suggested: { near },
});

const NEAR = {
  format: "douyin-orders",
  title: "抖店订单",
  platform: "douyin",
  holds: "orders",
  missing: ["子订单编号"],
  free: ["子单号码", "商家备注"],
  likely: { 子订单编号: "子单号码" },
};

test("a table that is nearly a known format asks for its missing column and fills in the likely one", () => {
  const near = nearOf(sample(NEAR));
  expect(near?.missing).toEqual(["子订单编号"]);
  expect(near?.likely.get("子订单编号")).toBe("子单号码");
  expect(near !== null && renamingOf(near, near.likely)).toEqual({
    format: "douyin-orders",
    renamed: { 子订单编号: "子单号码" },
  });
  expect(near !== null && renamingName(near, near.likely)).toBe("抖店订单（子单号码）");
});

test("a column a format can do without may be said to be none of the headers", () => {
  const went = { ...NEAR, missing: ["订单应付金额", "订单提交时间"], optional: true };
  const near = nearOf(sample({ ...went, likely: { 订单应付金额: "应付总额" } }));
  if (near === null) throw new Error("is near");
  expect(near.optional).toBe(true);
  expect(isAnswered(near, near.likely)).toBe(false);
  const said = new Map([...near.likely, ["订单提交时间", NONE_OF_THEM]]);
  expect(isAnswered(near, said)).toBe(true);
  expect(isAnswered(near, new Map(near.missing.map((old) => [old, NONE_OF_THEM])))).toBe(true);
  expect(renamingOf(near, said)).toEqual({
    format: "douyin-orders",
    renamed: { 订单应付金额: "应付总额", 订单提交时间: null },
  });
  expect(renamingName(near, said)).toBe("抖店订单（应付总额、订单提交时间）");
});

test("a table that is like none asks nothing", () => {
  expect(nearOf(sample(null))).toBeNull();
  expect(nearOf(sample(undefined))).toBeNull();
  expect(nearOf(sample({ format: 3 }))).toBeNull();
});

test("two missing columns are two headers of the file", () => {
  const near = nearOf(sample({ ...NEAR, missing: ["子订单编号", "订单状态"] }));
  if (near === null) throw new Error("is near");
  expect(isAnswered(near, new Map([["子订单编号", "甲"]]))).toBe(false);
  const same = new Map([
    ["子订单编号", "甲"],
    ["订单状态", "甲"],
  ]);
  expect(isAnswered(near, same)).toBe(false);
  expect(isAnswered(near, new Map([...same, ["订单状态", "乙"]]))).toBe(true);
});
