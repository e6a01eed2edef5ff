import { expect, test } from "vitest";
import type { Column } from "./columns";
import { inGroups } from "./useEdits";

type Row = { id: number };
const done = () => Promise.resolve();
const text = () => "";
const columns: Column<Row>[] = [
  { id: "no", title: "", width: 1, text, edit: { save: done, saveAll: done } },
  { id: "note", title: "", width: 1, text, edit: { save: done } },
];
const change = (row: string, column: string) => ({ row, column, before: "", after: "x" });

test("cells that only make sense together are written in one act, all others each alone", () => {
  const step = [change("1", "no"), change("1", "note"), change("2", "no"), change("2", "note")];
  expect(inGroups(columns, step).map((group) => group.map((one) => one.row + one.column))).toEqual([
    ["1no", "2no"],
    ["1note"],
    ["2note"],
  ]);
});
