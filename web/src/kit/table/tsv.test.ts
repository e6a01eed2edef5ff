import { describe, expect, test } from "vitest";
import { formatTsv, parseTsv } from "./tsv";

describe("pasted text", () => {
  test.each<[string, string, string[][]]>([
    ["is nothing when empty", "", []],
    ["is one cell", "89", [["89"]]],
    [
      "has rows and columns",
      "1\t面霜\n2\t精华",
      [
        ["1", "面霜"],
        ["2", "精华"],
      ],
    ],
    [
      "ends with a line break that is no row",
      "1\t2\r\n3\t4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["keeps empty cells and empty rows inside", "a\t\tb\n\nc", [["a", "", "b"], [""], ["c"]]],
    ["keeps a trailing empty cell", "a\t\n", [["a", ""]]],
    ["loses a byte order mark", "\uFEFF号\t品", [["号", "品"]]],
    ["breaks lines the old Macintosh way too", "a\rb", [["a"], ["b"]]],
    ["keeps a line break inside quotes", '1\t"买一\n送一"\t89', [["1", "买一\n送一", "89"]]],
    ["keeps a tab inside quotes", '"a\tb"\tc', [["a\tb", "c"]]],
    ["turns doubled quotes into one", '"他说""好"""\tx', [['他说"好"', "x"]]],
    ["leaves a quote inside a cell alone", '3.5"屏\t9"', [['3.5"屏', '9"']]],
    ["leaves an unclosed quote alone", '"半句\tb\nc', [['"半句', "b"], ["c"]]],
    ["leaves text after a closing quote alone", '"a"b\tc', [['"a"b', "c"]]],
    ["takes emoji and full-width commas", "🎁，，\t“赠”", [["🎁，，", "“赠”"]]],
    ["takes an empty quoted cell", '""\ta', [["", "a"]]],
  ])("%s", (_, text, rows) => {
    expect(parseTsv(text)).toEqual(rows);
  });
});

test("what we copy is pasted back as it was", () => {
  const rows = [
    ["号", "机制", "备注"],
    ["3", "买一\n送一", 'A"B\tC'],
    ["", "🎁", ""],
  ];
  expect(parseTsv(formatTsv(rows))).toEqual(rows);
});
