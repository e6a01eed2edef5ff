import { expect, test } from "vitest";
import { blank, bodyOf, type Draft, draftOf, showAt } from "./draft";
import type { Violation } from "./violations";

const NOW = 1_800_000_000_000;
const whole: Draft = {
  ...blank(NOW),
  room: "r1",
  platform: "douyin",
  family: "price",
  clause: " 虚假划线价 ",
  points: "2",
  frozen: "1,299.5",
  days: "3",
};

test("what is typed is sent as numbers: points, fen, days", () => {
  expect(bodyOf(whole)).toMatchObject({
    clause: "虚假划线价",
    points: 2,
    frozen: 129_950,
    banned_days: 3,
    room: "r1",
  });
});

test("unknown stays unknown", () => {
  expect(bodyOf({ ...whole, points: "", frozen: " ", days: "-", room: "" })).toMatchObject({
    points: null,
    frozen: null,
    banned_days: null,
    room: null,
  });
});

test("the first field that keeps it from being sent is named", () => {
  expect(bodyOf({ ...whole, platform: "" })).toEqual({ missing: "room" });
  expect(bodyOf({ ...whole, family: "" })).toEqual({ missing: "family" });
  expect(bodyOf({ ...whole, clause: "  " })).toEqual({ missing: "clause" });
  expect(bodyOf({ ...whole, toldAt: NOW - 1 })).toEqual({ missing: "told" });
  expect(bodyOf({ ...whole, points: "两分" })).toEqual({ missing: "points" });
  expect(bodyOf({ ...whole, frozen: "5%" })).toEqual({ missing: "frozen" });
  expect(bodyOf({ ...whole, days: "1.5" })).toEqual({ missing: "days" });
});

test("a row is edited as it is, and sent back unchanged", () => {
  const body = bodyOf(whole);
  const row = { ...body, id: 1, version: 1 } as unknown as Violation;
  expect(bodyOf(draftOf(row))).toEqual(body);
});

test("the show is the one that ran then, also while it still runs", () => {
  const shows = [
    { id: "late", start: NOW, end: null },
    { id: "early", start: NOW - 100, end: NOW - 50 },
  ];
  expect(showAt(shows, NOW + 5)).toBe("late");
  expect(showAt(shows, NOW - 50)).toBe("early");
  expect(showAt(shows, NOW - 20)).toBe("");
});
