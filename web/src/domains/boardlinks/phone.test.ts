import { expect, test } from "vitest";
import { answerOf } from "./phone";

const said = { code: "x", text: "一句话" };

test("a board is a board, and an ended or unknown link is over", () => {
  expect(answerOf(200, { title: "x" }, null)).toEqual({ kind: "board", board: { title: "x" } });
  expect(answerOf(410, said, null)).toEqual({ kind: "over", text: "一句话" });
  expect(answerOf(404, said, null)).toEqual({ kind: "over", text: "一句话" });
});

test("what may pass is asked again, after as long as the server says", () => {
  expect(answerOf(503, said, null)).toEqual({ kind: "refused", text: "一句话", wait_s: null });
  expect(answerOf(429, said, "840")).toEqual({ kind: "refused", text: "一句话", wait_s: 840 });
  expect(answerOf(409, said, "soon")).toEqual({ kind: "refused", text: "一句话", wait_s: null });
});

test("an answer of something between, such as a gateway's 404, does not end the board", () => {
  for (const body of [null, "<html>", { error: "bad gateway" }, { text: 7 }, []]) {
    expect(answerOf(404, body, null)).toEqual({ kind: "unreachable" });
    expect(answerOf(502, body, null)).toEqual({ kind: "unreachable" });
  }
});
