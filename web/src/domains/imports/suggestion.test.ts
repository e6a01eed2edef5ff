import { expect, test } from "vitest";
import type { Sample } from "./imports";
import { mappingOf, meaningsOf, meant, openPairs, suggestionOf } from "./suggestion";

const column = (index: number, header: string, target: string, more = {}) => ({
  index,
  header,
  target,
  unit: "",
  asks: false,
  confidence: 95,
  why: "列名就是它",
  others: [],
  ...more,
});

const sample = (
  suggested: Record<string, unknown>,
  headers = ["订单号", "实付", "备注"],
): Sample => ({
  sheet: "订单",
  header_row: 1,
  headers,
  rows: [["1", "89", ""]],
  suggested,
});

const SUGGESTED = {
  holds: [
    { holds: "orders", score: 190, missing: [] },
    { holds: "shows", score: 0, missing: ["x"] },
  ],
  columns: {
    orders: [
      column(0, "订单号", "order"),
      column(1, "实付", "amount", { unit: "yuan", asks: true, others: ["refunded"] }),
      column(2, "备注", "skip", { confidence: 0 }),
    ],
    shows: [],
  },
  targets: { orders: [{ key: "amount", label: "应付金额", units: ["yuan", "fen"] }] },
  units: { yuan: "元", fen: "分" },
  drift: null,
};

test("the kinds come as the server has them, the best first; what it leaves out is empty", () => {
  const found = suggestionOf(sample(SUGGESTED));
  expect(found.kinds.map((kind) => [kind.holds, kind.columns.length])).toEqual([
    ["orders", 3],
    ["shows", 0],
  ]);
  expect(found.kinds[0]?.columns[1]?.others).toEqual(["refunded"]);
  expect(found.unitLabels).toEqual({ yuan: "元", fen: "分" });
  expect(suggestionOf(sample({}))).toEqual({
    kinds: [],
    unitLabels: {},
    roster: false,
    drift: null,
  });
});

test("a unit that must be asked is not filled in, however likely it is", () => {
  const one = sample(SUGGESTED);
  const { kinds } = suggestionOf(one);
  expect(kinds[0] && meaningsOf(one, kinds[0], null)).toEqual([
    { target: "order", unit: "" },
    { target: "amount", unit: "" },
    { target: "skip", unit: "" },
  ]);
});

test("a drifted table keeps what was taught; what is new in it waits for a person", () => {
  const drift = {
    table: 3,
    name: "快手订单",
    missing: ["实付"],
    added: ["实付款"],
    renamed: [["实付", "实付款"]],
    mapping: {
      holds: "orders",
      platform: "kuaishou",
      columns: [
        { header: "订单号", target: "order", unit: "" },
        { header: "实付", target: "amount", unit: "yuan" },
      ],
    },
  };
  const one = sample({ ...SUGGESTED, drift }, ["订单号", "实付款"]);
  const found = suggestionOf(one);
  expect(found.drift?.renamed).toEqual([["实付", "实付款"]]);
  expect(found.drift?.meant.get("实付")).toEqual({ target: "amount", unit: "yuan" });
  expect(found.kinds[0] && meaningsOf(one, found.kinds[0], found.drift)).toEqual([
    { target: "order", unit: "" },
    { target: "skip", unit: "" },
  ]);
  const meanings = [
    { target: "order", unit: "" },
    { target: "amount", unit: "yuan" },
  ];
  const said = { holds: "orders", platform: "kuaishou", meanings };
  expect(mappingOf(one, said, new Map([["实付款", "实付"]]))).toEqual({
    holds: "orders",
    platform: "kuaishou",
    sheet: "订单",
    columns: [
      { header: "订单号", target: "order", unit: "" },
      { header: "实付款", target: "amount", unit: "yuan", also: ["实付"] },
    ],
  });
});

test("another meaning keeps its unit where that fits, and is asked for one where it does not", () => {
  const money = { key: "amount", label: "应付金额", units: ["yuan", "fen"] };
  expect(meant(money, "fen")).toEqual({ target: "amount", unit: "fen" });
  expect(meant(money, "hour")).toEqual({ target: "amount", unit: "" });
  expect(meant({ ...money, units: ["yuan"] }, "")).toEqual({ target: "amount", unit: "yuan" });
  expect(meant({ ...money, units: [] }, "yuan")).toEqual({ target: "amount", unit: "" });
  expect(meant(undefined, "yuan")).toEqual({ target: "skip", unit: "" });
});

test("a former name is given once: what was confirmed closes the other ways to read it", () => {
  const column = (header: string, target: string) => ({ header, target, unit: "" });
  const pairs = [["件", "件数"], ["件", "实付款"], ["实付", "件数"], ["实付", "实付款"], ["备", "备注"]]; // prettier-ignore
  const drift = {
    name: "订单",
    missing: ["件", "实付", "备"],
    added: ["件数", "实付款", "备注"],
    renamed: pairs,
    mapping: { columns: [column("件", "qty"), column("实付", "amount"), column("备", "skip")] },
  };
  const found = suggestionOf(sample({ drift })).drift;
  const open = (confirmed: [string, string][]) =>
    found && openPairs(found, new Map(confirmed)).map((pair) => pair.join(">"));
  expect(open([])).toEqual(["件>件数", "件>实付款", "实付>件数", "实付>实付款"]);
  expect(open([["件数", "件"]])).toEqual(["件>件数", "实付>实付款"]);
});
