import { expect, test } from "vitest";
import type { Preview, PreviewRow, Problem } from "@/domains/selection/lineup";
import { firstShown, linesOf, wanted } from "./rows";

const row = (at: number, state: PreviewRow["state"]): PreviewRow => ({
  row: at,
  title: `品${at}`,
  state,
  makes: [],
  differences: [],
});
const problem = (at: number, column: string): Problem => ({
  row: at,
  column,
  value: "-5",
  code: "negative",
  why: "",
  cure: "",
  text: "",
});
const plan = (rows: PreviewRow[], problems: Problem[]): Preview => ({
  digest: "",
  counts: {
    create: rows.filter((one) => one.state === "create").length,
    update: rows.filter((one) => one.state === "update").length,
    same: 0,
    refused: 0,
    left: 0,
  },
  rows,
  problems,
  withheld: [],
  left: [],
});

test("problems stand at their rows, also at one nothing can be made of", () => {
  const lines = linesOf(plan([row(4, "create"), row(2, "update")], [
    problem(2, "到手价"), problem(2, "库存"), problem(3, "品名"),
  ])); // prettier-ignore
  expect(lines.map((line) => [line.row, line.state, line.problems.length])).toEqual([
    [2, "update", 2],
    [3, "refused", 1],
    [4, "create", 0],
  ]);
});

test("a person sees all, one kind, or what is wrong", () => {
  const lines = linesOf(
    plan([row(1, "create"), row(2, "same"), row(3, "update")], [problem(3, "x")]),
  );
  expect(wanted(lines, "all")).toHaveLength(3);
  expect(wanted(lines, "same").map((line) => line.row)).toEqual([2]);
  expect(wanted(lines, "problems").map((line) => line.row)).toEqual([3]);
});

test("what went wrong is looked at first", () => {
  expect(firstShown(plan([row(1, "create")], [problem(1, "x")]))).toBe("problems");
  expect(firstShown(plan([row(1, "create")], []))).toBe("all");
  expect(firstShown(plan([row(1, "same")], []))).toBe("same");
});
