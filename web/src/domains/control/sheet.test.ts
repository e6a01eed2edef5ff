import { expect, test } from "vitest";
import { handed, onMic, withGoal, written } from "./sheet";

const field = (id: string, value: unknown) => ({ id, row: "", zh: id, value, why: "" });

test("a sheet carries what the system knows and, by field, what people wrote", () => {
  const x = handed([field("gmv", 100), field("ads", null)], { ads: " 停了 ", word: "" }, "盯7号");
  expect(x).toEqual({ sheet: { gmv: 100 }, word: "盯7号", "said.ads": "停了" });
  expect([...written({ x: { word: "盯7号", "said.ads": "停了" } })]).toEqual([["ads", "停了"]]);
});

test("a sheet too long for a press leaves its figures out and keeps the words", () => {
  const x = handed([field("links", "长".repeat(30_000))], { ads: "停了" }, "");
  expect(x).toEqual({ sheet: {}, "said.ads": "停了" });
});

test("who takes over: the old hosts go off, the new ones on, who stays stays", () => {
  expect(onMic(["1", "2"], ["2", "3"])).toEqual({ off: ["1"], on: ["3"] });
  expect(onMic([], [])).toEqual({ off: [], on: [] });
});

test("the goal set with the shift fills the sheet, and never over what is known", () => {
  const values = (fields: readonly { id: string; value?: unknown }[]) =>
    fields.map((one) => one.value);
  const sheet = [field("goal", null), field("gmv", 300), field("gap", null), field("ads", null)];
  expect(values(withGoal(sheet, 1_000))).toEqual([1_000, 300, 700, null]);
  expect(values(withGoal(sheet, null))).toEqual([null, 300, null, null]);
  expect(values(withGoal([field("goal", 5), field("gap", null)], 1_000))).toEqual([5, null]);
});
