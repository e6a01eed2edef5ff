import { expect, test } from "vitest";
import type { Placing } from "./imports";
import {
  type Answers,
  chosenRooms,
  destinations,
  firstAnswers,
  freeIdent,
  inDoubt,
  lacks,
  moved,
  nothingOpen,
  saidOf,
  spokenFor,
  storing,
} from "./placing";

const placing = (account: string, how: Placing["how"], room: string | null = null): Placing => ({
  account,
  room,
  how,
  events: 10,
  shows: 0,
  suggested_ident: "douyin",
  suggested_title: account || "抖音直播间",
});
const fresh = (ident: string, title: string) => ({ to: "new" as const, room: { ident, title } });
const at = (room: string) => ({ to: "room" as const, room });
const OUT = { to: "out" as const };
const ROOMS = new Set(["shop-a", "shop-b"]);

const FILE = [
  placing("甲", "known", "shop-a"),
  placing("乙", "named", "shop-b"),
  placing("丙", "open"),
  placing("丁", "left_out"),
];

test("what is certain stands as it is, what is open waits for a person", () => {
  expect(FILE.map((one) => saidOf(one, {}))).toEqual([at("shop-a"), at("shop-b"), null, OUT]);
  expect([...lacks(FILE, {}, ROOMS)]).toEqual([["open", 1]]);
  expect(nothingOpen(FILE)).toBe(false);
  expect(nothingOpen(FILE.slice(0, 2))).toBe(true);
});

test("a person's word holds over what was filled in", () => {
  const answers: Answers = { 甲: OUT, 丙: at("shop-b"), 丁: fresh("shop-c", " 丁店 ") };
  expect(lacks(FILE, answers, ROOMS).size).toBe(0);
  expect(storing(FILE, answers)).toEqual({
    rooms: { 甲: null, 乙: "shop-b", 丙: "shop-b" },
    new_rooms: { 丁: { ident: "shop-c", title: "丁店" } },
  });
  expect(destinations(FILE, answers, (ident) => ident.toUpperCase())).toEqual(["SHOP-B", " 丁店 "]);
});

test("a room that cannot be made keeps the file from being stored, and says why", () => {
  const said = (ident: string, title: string) => [
    ...lacks([FILE[2] as Placing], { 丙: fresh(ident, title) }, ROOMS).keys(),
  ];
  expect(said("shop-c", "丙店")).toEqual([]);
  expect(said("shop-c", "  ")).toEqual(["title"]);
  expect(said("Shop C", "丙店")).toEqual(["ident"]);
  expect(said("", "丙店")).toEqual(["ident"]);
  expect(said("shop-a", "丙店")).toEqual(["taken"]);
});

test("two accounts may share one new room, two new rooms may not share a number", () => {
  const both = [placing("甲", "open"), placing("乙", "open")];
  expect(lacks(both, { 甲: fresh("x", "店"), 乙: fresh("x", "店") }, ROOMS).size).toBe(0);
  expect([...lacks(both, { 甲: fresh("x", "店"), 乙: fresh("x", "另一家") }, ROOMS)]).toEqual([
    ["taken", 1],
  ]);
});

test("a file of which everything is left out has nothing to store", () => {
  expect([...lacks([placing("甲", "open")], { 甲: OUT }, ROOMS).keys()]).toEqual(["all_out"]);
});

test("a file of which no row can be stored has nothing to store, and says that", () => {
  expect([...lacks([], {}, ROOMS).keys()]).toEqual(["nothing"]);
});

test("only where there is no room at all a new one is filled in, each with a number of its own", () => {
  const two = [placing("甲", "open"), placing("乙", "open"), placing("丙", "left_out")];
  expect(firstAnswers(two, new Set())).toEqual({
    甲: fresh("douyin", "甲"),
    乙: fresh("douyin-2", "乙"),
  });
  expect(firstAnswers(two, ROOMS)).toEqual({});
});

test("a number that is taken gets another behind it, within its forty characters", () => {
  expect(freeIdent("douyin", new Set(["douyin", "douyin-2"]))).toBe("douyin-3");
  const long = "a".repeat(40);
  expect(freeIdent(long, new Set([long]))).toBe(`${"a".repeat(38)}-2`);
  expect([...spokenFor({ 甲: fresh("x", "店"), 乙: OUT }, ROOMS)]).toEqual([
    "shop-a",
    "shop-b",
    "x",
  ]);
});

test("a preview made with other rooms is told of, and made anew with what was chosen", () => {
  const answers: Answers = { 甲: at("shop-b"), 丙: fresh("shop-c", "丙店") };
  expect(moved(FILE, {})).toEqual([]);
  expect(moved(FILE, answers).map((one) => one.account)).toEqual(["甲"]);
  // What the server knows by itself it is not told; a room that is not there cannot be compared.
  expect(chosenRooms(FILE, answers)).toEqual({ 甲: "shop-b", 丁: null });
  expect(chosenRooms([placing("甲", "chosen", "shop-a")], {})).toEqual({ 甲: "shop-a" });
});

test("the only room is asked about while another shop is about, and any other answer settles it", () => {
  const doubted = placing("甲", "doubt", "shop-a");
  expect([...lacks([doubted], {}, ROOMS)]).toEqual([["doubt", 1]]);
  expect(nothingOpen([doubted])).toBe(false);
  // Choosing the same room again in the list is no yes: that is said to the server.
  expect(inDoubt(doubted, { 甲: at("shop-a") })).toBe(true);
  for (const said of [at("shop-b"), fresh("shop-c", "丙"), OUT]) {
    expect(inDoubt(doubted, { 甲: said })).toBe(false);
  }
  expect([...lacks([doubted], { 甲: at("shop-b") }, ROOMS)]).toEqual([]);
});
