import { expect, test } from "vitest";
import { type Column, readChoice, reconcile, shown } from "./columns";

const column = (id: string, more: Partial<Column<string>> = {}): Column<string> => ({
  id,
  title: id,
  width: 80,
  text: (row) => row,
  ...more,
});
const columns = [
  column("no", { frozen: true }),
  column("name"),
  column("price"),
  column("cost", { optional: true }),
  column("do", { actions: true }),
];
const ids = (choice: ReturnType<typeof reconcile>) => shown(columns, choice).map((one) => one.id);

test("without a choice everything stands as written, optional columns are away", () => {
  expect(ids(reconcile(columns, null))).toEqual(["no", "name", "price", "do"]);
});

test("a choice is kept: order, hidden and shown ones; frozen stay first and actions last", () => {
  const kept = { order: ["do", "cost", "price", "name", "no"], hidden: ["name", "do"] };
  expect(ids(reconcile(columns, kept))).toEqual(["no", "cost", "price", "do"]);
});

test("columns of a later version appear after their neighbour, gone ones are forgotten", () => {
  const kept = { order: ["price", "gone", "no"], hidden: ["gone"] };
  const choice = reconcile(columns, kept);
  expect(choice.order).toEqual(["price", "cost", "do", "no", "name"]);
  expect(choice.hidden).toEqual(["cost"]);
});

test("a column named twice in what was kept is drawn once", () => {
  const kept = { order: ["no", "no", "name", "name", "price", "cost", "do"], hidden: [] };
  expect(ids(reconcile(columns, kept))).toEqual(["no", "name", "price", "cost", "do"]);
});

test.each([
  [null],
  [""],
  ["{"],
  ["[]"],
  ['{"order":"x","hidden":[]}'],
  ['{"order":[1],"hidden":[]}'],
])("what was kept badly (%s) is no choice", (text) => {
  expect(readChoice(text)).toBeNull();
});
