import pinyinMatch from "pinyin-match";
import { expect, test } from "vitest";
import type { Tile } from "./boards";
import { findTiles } from "./search";

const tile = (metric: string, zh: string, en: string, value: number | null = 1) =>
  ({ metric, zh, en, value }) as Tile;

const tiles = [
  tile("order_value", "笔单价", "Order value"),
  tile("comments", "评论数", "Comments", null),
  tile("report.comments", "平台 评论数", "Platform: comments"),
];
const found = (typed: string) =>
  findTiles(tiles, typed, (text, part) => pinyinMatch.match(text, part) !== false).map(
    ({ metric }) => metric,
  );

test("Chinese, pinyin, English and the id find a number, best first", () => {
  expect(found("评论")).toEqual(["comments", "report.comments"]);
  expect(found("bdj")).toEqual(["order_value"]);
  expect(found("order v")).toEqual(["order_value"]);
  expect(found("report.com")).toEqual(["report.comments"]);
  expect(found("没有这个")).toEqual([]);
});

test("while nothing is typed, what is known is there", () => {
  expect(found("  ")).toEqual(["order_value", "report.comments"]);
});
