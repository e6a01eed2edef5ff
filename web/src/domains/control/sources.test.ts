import { expect, test } from "vitest";
import { feedsOf, origin, QUIET_MS, SILENT_MS, sourcesNow } from "./sources";

const NOW = 1_700_000_000_000;
const card = (name: string, provides: string[], level: "L2" | "L3" = "L2", active = true) => ({
  name,
  level,
  provides,
  active,
});
const heard = (src: string, ago: number) => ({ src, heard: NOW - ago, ts: NOW, events: 1 });

test("what is set up and what was heard make one list; our own presses are no source", () => {
  const all = sourcesNow(
    [card("douyin:a", []), card("douyin:b", []), card("douyin:old", [], "L2", false)],
    [heard("douyin:a", SILENT_MS), heard("desk", 0), heard("sim:7", SILENT_MS + 1)],
    NOW,
  );
  expect(all.map((one) => [one.name, one.state, one.level, one.composed])).toEqual([
    ["douyin:a", "live", "L2", false],
    ["douyin:b", "never", "L2", false],
    ["sim:7", "silent", null, true],
  ]);
});

test("a source of orders alone may be quiet for ten minutes, one of people may not", () => {
  const state = (provides: string[], ago: number) =>
    sourcesNow([card("a", provides)], [heard("a", ago)], NOW)[0]?.state;
  expect(state(["order.state"], QUIET_MS)).toBe("live");
  expect(state(["order.state"], QUIET_MS + 1)).toBe("silent");
  expect(state(["order.state", "enter"], SILENT_MS + 1)).toBe("silent");
});

test("a number comes from the source heard last among those that deliver its kind", () => {
  const all = sourcesNow(
    [
      card("orders", ["order.state"], "L2"),
      card("room", ["enter", "comment"], "L3"),
      card("any", []),
    ],
    [heard("orders", 5_000), heard("room", 100), heard("any", 10)],
    NOW,
  );
  expect(origin("gmv", all)).toMatchObject({ name: "orders", heard: NOW - 5_000 });
  expect(origin("views", all)?.name).toBe("room");
  expect(origin("likes", all)?.name).toBe("any");
  expect(origin("likes", all.slice(0, 2))).toBeNull();
});

test("a source that promised a kind and has said nothing yet is named all the same", () => {
  const all = sourcesNow([card("room", ["enter"])], [], NOW);
  expect(origin("views", all)).toMatchObject({ name: "room", heard: null });
});

test("a source is called by what it brings: orders, traffic, comments, in this order", () => {
  expect(feedsOf(["comment", "enter", "order.fix", "like"])).toEqual([
    "orders",
    "traffic",
    "comments",
  ]);
  expect(feedsOf(["sample.online"])).toEqual(["traffic"]);
  expect(feedsOf(["like", "product.view"])).toEqual([]);
  expect(feedsOf([])).toEqual([]);
});
