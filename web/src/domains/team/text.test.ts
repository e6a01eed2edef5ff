import { describe, expect, it } from "vitest";
import { pieces, plainText, same, sayable, withLine } from "./text";

const text = {
  title: "旗舰店A 21:00 报数",
  lines: ["成交 **1.2 万**（手报 20:58）", "在线 1,204"],
};

describe("a line", () => {
  it("has its bold parts between two stars on each side, and no others", () => {
    expect(pieces("成交 **1.2 万** 元")).toEqual([
      { text: "成交 ", bold: false },
      { text: "1.2 万", bold: true },
      { text: " 元", bold: false },
    ]);
    expect(pieces("3*4**")).toEqual([{ text: "3*4**", bold: false }]);
    expect(pieces("**【成交】**")).toEqual([{ text: "【成交】", bold: true }]);
    expect(pieces("")).toEqual([]);
  });

  it("is copied without the marks", () => {
    expect(plainText(text)).toBe("旗舰店A 21:00 报数\n成交 1.2 万（手报 20:58）\n在线 1,204");
  });

  it("that was emptied is gone, and a pasted block becomes lines of its own", () => {
    expect(withLine(text, 1, "  ").lines).toEqual([text.lines[0]]);
    expect(withLine(text, 0, "甲\n\n乙 \n").lines).toEqual(["甲", "乙", "在线 1,204"]);
    expect(withLine(text, 2, "加油").lines).toEqual([...text.lines, "加油"]);
    expect(text.lines).toHaveLength(2);
  });
});

describe("a text", () => {
  it("is the same only with the same title and lines in the same order", () => {
    expect(same(text, { title: text.title, lines: [...text.lines] })).toBe(true);
    expect(same(text, { ...text, lines: text.lines.toReversed() })).toBe(false);
    expect(same(text, { ...text, lines: text.lines.slice(0, 1) })).toBe(false);
    expect(same(text, { ...text, title: "" })).toBe(false);
  });

  it("without a title, or with nothing but empty lines, cannot be sent", () => {
    expect(sayable(text)).toBe(true);
    expect(sayable({ title: " ", lines: ["a"] })).toBe(false);
    expect(sayable({ title: "a", lines: ["", " "] })).toBe(false);
    expect(sayable({ title: "a", lines: [] })).toBe(false);
  });
});
