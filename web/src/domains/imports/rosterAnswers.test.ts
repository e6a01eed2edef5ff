import { expect, test } from "vitest";
import type { RosterPlan } from "./roster";
import { alsoAsked, NO_ANSWERS, NOTHING_ASKED, plainAnswers, rosterAsk } from "./rosterAnswers";

test("answers are sent as they were given, hours nobody wrote are not", () => {
  const answers = {
    hours: { 晚班: " 19:00-21:30 ", 早班: "  " },
    rooms: { "": "shop-a" },
    who: { 小雨: { host: 3 }, 阿May: { new_host: "阿May" }, 老王: { leave_out: true as const } },
  };
  expect(rosterAsk("表", answers)).toEqual({
    text: "表",
    hours: [{ word: "晚班", hours: "19:00-21:30" }],
    rooms: [{ label: "", room: "shop-a" }],
    who: [
      { name: "小雨", host: 3 },
      { name: "阿May", new_host: "阿May" },
      { name: "老王", leave_out: true },
    ],
  });
  expect(rosterAsk("表", NO_ANSWERS)).toEqual({ text: "表", hours: [], rooms: [], who: [] });
});

test("what was asked once stays in sight when it has been answered", () => {
  const plan = (names: string[], hours: string[]) =>
    ({
      asked_names: names.map((name) => ({ name, duties: [], rows: [] })),
      asked_rooms: [],
      asked_hours: hours,
    }) as unknown as RosterPlan;
  const first = alsoAsked(NOTHING_ASKED, plan(["小雨", "阿May"], ["晚班"]));
  expect(alsoAsked(first, plan(["阿May"], []))).toEqual({
    hours: ["晚班"],
    rooms: [],
    names: ["小雨", "阿May"],
  });
});

const rooms = [
  { ident: "a", title: "旗舰店A", account: "shop_a" },
  { ident: "b", title: "二号店", account: "" },
];
const roster = {
  asked_names: [
    { name: "阿岚", duties: ["host"], rows: [2] },
    { name: "周舟", duties: ["floor"], rows: [2] },
  ],
  asked_rooms: ["旗舰店A", "shop_a", "三号店", ""],
  asked_hours: [],
} as unknown as RosterPlan;

test("a room is known by its name or account, an unnamed one only where there is no other", () => {
  const team = { rooms, hosts: 3, mayAdd: true };
  expect(plainAnswers(roster, team)).toEqual({
    hours: {},
    rooms: { 旗舰店A: "a", shop_a: "a" },
    who: {},
  });
  expect(plainAnswers(roster, { ...team, rooms: rooms.slice(1) }).rooms).toEqual({ "": "b" });
});

test("in a team without hosts whoever is on mic is a new one, if this person may add one", () => {
  const team = { rooms, hosts: 0, mayAdd: true };
  const who = { 阿岚: { new_host: "阿岚" }, 周舟: { leave_out: true } };
  expect(plainAnswers(roster, team).who).toEqual(who);
  expect(plainAnswers(roster, { ...team, mayAdd: false }).who).toEqual({});
});
