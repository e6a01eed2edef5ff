import { describe, expect, test } from "vitest";
import type { Column } from "./columns";
import { planPaste, readHeaded } from "./paste";

interface Row {
  id: number;
  name: string;
  note: string;
  locked?: boolean;
}
const rows: Row[] = [
  { id: 1, name: "小雨", note: "" },
  { id: 2, name: "阿May", note: "晚班", locked: true },
];
const save = () => Promise.resolve();
const columns: Column<Row>[] = [
  { id: "id", title: "编号", width: 1, text: (row) => String(row.id) },
  { id: "name", title: "姓名", width: 1, text: (row) => row.name, edit: { save } },
  {
    id: "note",
    title: "备注",
    width: 1,
    text: (row) => row.note || "—",
    edit: { save, from: (row) => row.note, allowed: (row) => !row.locked },
  },
];
const key = (row: Row) => String(row.id);

describe("pasting onto cells", () => {
  test("changes what differs, from the chosen cell on", () => {
    const plan = planPaste(
      [
        ["小雪", "早班"],
        [" 阿May ", "x"],
      ],
      rows,
      columns,
      key,
      { row: 0, column: 1 },
    );
    expect(plan.changes).toEqual([
      { row: "1", column: "name", before: "小雨", after: "小雪" },
      { row: "1", column: "note", before: "", after: "早班" },
    ]);
    expect(plan.left).toBe(1);
  });

  test("counts what falls outside or on cells that are not for editing", () => {
    const plan = planPaste([["9", "x", "y", "z"], ["a"], ["b"]], rows, columns, key, {
      row: 0,
      column: 0,
    });
    expect(plan.changes).toHaveLength(2);
    expect(plan.left).toBe(4);
  });
});

describe("pasting new rows", () => {
  const names = { name: ["艺名", "主播", "姓名"], short: ["简称"], note: ["备注"] };

  test("goes by the headings, in whatever order, and names those it does not know", () => {
    const read = readHeaded(
      [
        ["备注", "主播", "星座"],
        ["夜班", " 小雨 ", "狮子"],
        ["", "", ""],
      ],
      names,
    );
    expect(read).toEqual({
      headed: true,
      unknown: ["星座"],
      records: [{ name: "小雨", short: "", note: "夜班" }],
    });
  });

  test("without headings goes by the usual order", () => {
    const read = readHeaded([["小雨", "雨"], ["阿May"]], names);
    expect(read.headed).toBe(false);
    expect(read.records).toEqual([
      { name: "小雨", short: "雨", note: "" },
      { name: "阿May", short: "", note: "" },
    ]);
  });

  test("of nothing is nothing", () => {
    expect(readHeaded([], names).records).toEqual([]);
  });
});
