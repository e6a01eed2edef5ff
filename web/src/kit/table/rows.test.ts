import { expect, test } from "vitest";
import type { Column } from "./columns";
import { offered, seenRows } from "./rows";

interface Row {
  no: number;
  name: string;
  stock: number | null;
}
const rows: Row[] = [
  { no: 3, name: "精华 ＸＬ", stock: 412 },
  { no: 10, name: "面霜", stock: null },
  { no: 2, name: "面膜", stock: 0 },
  { no: 1, name: "Cleanser", stock: 38 },
];
const columns: Column<Row>[] = [
  { id: "no", title: "号", width: 1, text: (row) => String(row.no) },
  { id: "name", title: "品", width: 1, text: (row) => row.name },
  {
    id: "stock",
    title: "库存",
    width: 1,
    text: (row) => (row.stock === null ? "—" : String(row.stock)),
    order: (row) => row.stock,
  },
];
const numbers = (seen: readonly Row[]) => seen.map((row) => row.no);

test("nothing asked: the very same rows", () => {
  expect(seenRows(rows, columns, { name: { kind: "text", find: "  " } }, null)).toBe(rows);
});

test("a text filter does not care for width, capitals or outer blanks", () => {
  const find = (text: string) =>
    numbers(seenRows(rows, columns, { name: { kind: "text", find: text } }, null));
  expect(find("xl")).toEqual([3]);
  expect(find(" CLEAN")).toEqual([1]);
  expect(find("面")).toEqual([10, 2]);
  expect(find("没有")).toEqual([]);
});

test("filters of several columns must all hold", () => {
  const filters = {
    name: { kind: "text", find: "面" },
    stock: { kind: "choice", texts: ["—", "38"] },
  } as const;
  expect(numbers(seenRows(rows, columns, filters, null))).toEqual([10]);
});

test("numbers in text sort as numbers, and unknown is last both ways", () => {
  expect(numbers(seenRows(rows, columns, {}, { column: "no", down: false }))).toEqual([
    1, 2, 3, 10,
  ]);
  expect(numbers(seenRows(rows, columns, {}, { column: "stock", down: false }))).toEqual([
    2, 1, 3, 10,
  ]);
  expect(numbers(seenRows(rows, columns, {}, { column: "stock", down: true }))).toEqual([
    3, 1, 2, 10,
  ]);
});

test("sorting leaves the rows it was given alone", () => {
  seenRows(rows, columns, {}, { column: "no", down: true });
  expect(numbers(rows)).toEqual([3, 10, 2, 1]);
});

test("a choice offers every text once, the frequent first", () => {
  const twice = [...rows, { no: 11, name: "面膜", stock: 0 }];
  const name = columns[1];
  expect(name && offered(twice, name)[0]).toEqual({ text: "面膜", count: 2 });
});
