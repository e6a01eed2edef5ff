import { expect, test } from "vitest";
import { formatCsv } from "./csv";

test("begins with a byte order mark and quotes only what needs it", () => {
  expect(
    formatCsv([
      ["号", "机制"],
      ["3", '满199，减20 "限"'],
      ["4", "a,b\nc"],
    ]),
  ).toBe('\uFEFF号,机制\r\n3,"满199，减20 ""限"""\r\n4,"a,b\nc"\r\n');
});

test("a comment that looks like a formula is handed over as text, a number stays one", () => {
  expect(formatCsv([["=1+1", "@SUM(A1)", "-5", "+1,200.50", "-12%", "-cmd"]])).toBe(
    "\uFEFF'=1+1,'@SUM(A1),-5,\"+1,200.50\",-12%,'-cmd\r\n",
  );
});
