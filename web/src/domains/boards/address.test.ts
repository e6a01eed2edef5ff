import { expect, test } from "vitest";
import { type Asked, fromKept, fromSearch, toKeep, toSearch, withMetric } from "./address";

const show: Asked = {
  kind: "show",
  room: "a",
  show: "1",
  shift: null,
  day: null,
  duty: "floor",
  metrics: ["gmv", "order_value"],
};

test("a board and its address are the same, there and back", () => {
  expect(toSearch(show)).toEqual({
    kind: "show",
    room: "a",
    show: "1",
    duty: "floor",
    metrics: "gmv,order_value",
  });
  expect(fromSearch(toSearch(show), {})).toEqual(show);
  const day: Asked = { ...show, kind: "day", room: null, show: null, day: "2026-11-22" };
  expect(fromSearch(toSearch(day), {})).toEqual(day);
});

test("a show whose id was read as a number is meant as it stands", () => {
  expect(fromSearch({ kind: "show", room: "a", show: 1 }, {}).show).toBe("1");
});

test("what an address leaves open is what was looked at last, and a show is not", () => {
  const last = fromKept(toKeep(show));
  expect(fromSearch({}, last)).toEqual({ ...show, show: null, metrics: [] });
  expect(fromSearch({ kind: "day" }, last).kind).toBe("day");
});

test("nonsense in the address or in the memory is nothing", () => {
  expect(fromSearch({ kind: "week", day: "昨天", metrics: ",gmv,,gmv" }, {})).toEqual({
    ...show,
    room: null,
    show: null,
    duty: null,
    metrics: ["gmv"],
  });
  for (const kept of [null, "", "{", "null", "7", '{"kind":"week","room":3}']) {
    expect(fromKept(kept)).toEqual({});
  }
});

test("a number is put on the board once, and taken off", () => {
  expect(withMetric(show, "gmv", true).metrics).toEqual(["order_value", "gmv"]);
  expect(withMetric(show, "gmv", false).metrics).toEqual(["order_value"]);
});
