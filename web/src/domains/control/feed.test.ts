import { expect, test } from "vitest";
import {
  A_STEP,
  caughtUp,
  EMPTY_FEED,
  type Feed,
  folded,
  freshOf,
  MOST_ROWS,
  stepped,
} from "./feed";
import type { CommentItem } from "./parts";

let made = 0;
const say = (text: string, ts = 1_000, src = "douyin:a"): CommentItem => ({
  id: `c${(made += 1)}`,
  src,
  ts,
  text,
});
const texts = (feed: Feed) => feed.rows.map((row) => row.text);
const all = (feed: Feed) =>
  [...feed.rows, ...feed.queue].reduce((sum, row) => sum + row.times, 0) + feed.passed;

test("a quiet stream shows every comment, in order", () => {
  const items = [say("第一"), say("第二")];
  const first = stepped(EMPTY_FEED, items, false);
  expect(texts(first)).toEqual(["第一", "第二"]);
  const next = stepped(first, [...items, say("第三")], false);
  expect(texts(next)).toEqual(["第一", "第二", "第三"]);
  expect(next.passed).toBe(0);
});

test("a burst comes line by line, at a pace that can be read", () => {
  const items = ["一", "二", "三", "四", "五"].map((text) => say(`${text}号怎么卖`));
  const first = stepped(EMPTY_FEED, items, false);
  expect(first.rows).toHaveLength(A_STEP);
  expect(texts(stepped(first, items, false))).toHaveLength(5);
  expect(all(first)).toBe(5);
});

test("the same said again is one line with its count", () => {
  const items = [say("扣1"), say("扣1！"), say("666"), say("扣 1"), say("66666")];
  const feed = stepped(EMPTY_FEED, items, false);
  expect(feed.rows.map((row) => [row.text, row.times])).toEqual([
    ["扣1", 3],
    ["666", 2],
  ]);
  const late = stepped(feed, [...items, say("扣1", 30_000)], false);
  expect(texts(late)).toEqual(["扣1", "666", "扣1"]);
  expect(folded("哈哈哈哈哈！")).toBe("哈哈");
});

test("two sources are two lanes: their lines are never joined", () => {
  const feed = stepped(EMPTY_FEED, [say("好看"), say("好看", 1_000, "bili:1")], false);
  expect(feed.rows.map((row) => row.src)).toEqual(["douyin:a", "bili:1"]);
});

test("two hundred a second for a minute: bounded, questions kept, everything accounted for", () => {
  let feed = EMPTY_FEED;
  let ring: CommentItem[] = [];
  let sent = 0;
  for (let step = 0; step < 240; step += 1) {
    const news = Array.from({ length: 50 }, (_, at) =>
      at === 7 ? say(`${step} 敏感肌可以用吗`, step * 250) : say(`好 ${step}-${at}`, step * 250),
    );
    sent += news.length;
    ring = [...ring, ...news].slice(-1_000);
    feed = stepped(feed, ring, false);
    expect(feed.rows.length).toBeLessThanOrEqual(MOST_ROWS);
    expect(feed.queue.length).toBeLessThanOrEqual(24);
  }
  expect(sent).toBe(12_000);
  expect(feed.passed).toBeGreaterThan(10_000);
  const asked = texts(feed).filter((text) => text.includes("敏感肌")).length;
  expect(asked).toBeGreaterThan(70);
});

test("while somebody reads no line moves or changes; what is new is counted and comes after", () => {
  const items = [say("扣1"), say("多少钱")];
  const before = stepped(EMPTY_FEED, items, false);
  const more = [...items, say("扣1"), say("几号链接"), say("扣1")];
  const reading = stepped(before, more, true);
  expect(reading.rows).toEqual(before.rows);
  expect(reading.fresh).toBe(3);
  const after = caughtUp(reading);
  expect(after.rows.map((row) => [row.text, row.times])).toEqual([
    ["扣1", 1],
    ["多少钱", 1],
    ["扣1", 2],
    ["几号链接", 1],
  ]);
  expect(after.fresh).toBe(0);
});

test("reading for long holds what fits and counts the rest", () => {
  let feed = stepped(EMPTY_FEED, [say("开头")], true);
  for (let at = 0; at < 30; at += 1) {
    feed = stepped(
      feed,
      [say(`a${at}-1`), ...Array.from({ length: 19 }, (_, k) => say(`b${at}-${k}`))],
      true,
    );
  }
  expect(feed.fresh).toBe(601);
  expect(feed.queue.length).toBe(200);
  expect(all(feed)).toBe(601);
});

test("nothing new is the same feed: nothing is drawn again", () => {
  const items = [say("一")];
  const feed = stepped(EMPTY_FEED, items, false);
  expect(stepped(feed, items, false)).toBe(feed);
  expect(freshOf(items, "unknown")).toEqual(items);
});

test("a comment without text is a line of its own", () => {
  const feed = stepped(EMPTY_FEED, [say(""), say("🎁"), say("")], false);
  expect(feed.rows).toHaveLength(3);
});

test("a comment taken back keeps its line and says nothing; others who said the same still do", () => {
  const bad = say("骂人的话");
  const same = [say("扣1"), say("扣1")];
  const waiting = [say("第四"), say("第五"), say("第六")];
  const first = stepped(EMPTY_FEED, [bad, ...same, ...waiting], false);
  const backs = [bad, same[0], waiting[2]].map((item) => ({
    ...say(""),
    text: null,
    gone: item?.id ?? "",
  }));
  const after = stepped(first, [bad, ...same, ...waiting, ...backs], true);
  expect(after.rows.map((row) => [row.text, row.gone, row.times])).toEqual([
    ["", true, 1],
    ["扣1", false, 1],
    ["第四", false, 1],
  ]);
  expect(caughtUp(after).rows.map((row) => row.text)).toEqual(["", "扣1", "第四", "第五"]);
  expect(after.fresh).toBe(0);
});
