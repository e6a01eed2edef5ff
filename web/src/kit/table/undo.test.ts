import { expect, test } from "vitest";
import { noSteps, record, redo, type Step, undo } from "./undo";

const change = (before: string, after: string, row = "1") => ({
  row,
  column: "name",
  before,
  after,
});
const a: Step = [change("", "甲")];
const b: Step = [change("甲", "乙"), change("x", "y", "2")];

test("the last act is taken back first, cells in reverse, and can be done again", () => {
  const state = record(record(noSteps, a), b);
  const back = undo(state);
  expect(back?.changes).toEqual([change("y", "x", "2"), change("乙", "甲")]);
  const again = back && redo(back.state);
  expect(again?.changes).toEqual(b);
  expect(again?.state).toEqual(state);
});

test("a new act forgets what had been taken back", () => {
  const back = undo(record(noSteps, a));
  const after = back && record(back.state, b);
  expect(after).toEqual({ done: [b], undone: [] });
  expect(after && redo(after)).toBeNull();
});

test("writing the same again is no act", () => {
  expect(record(noSteps, [change("甲", "甲")])).toBe(noSteps);
});

test("with nothing done there is nothing to take back", () => {
  expect(undo(noSteps)).toBeNull();
  expect(redo(noSteps)).toBeNull();
});

test("only the last hundred acts are kept", () => {
  let state = noSteps;
  for (let n = 0; n < 150; n += 1) state = record(state, [change(String(n), String(n + 1))]);
  expect(state.done).toHaveLength(100);
  expect(state.done[0]?.[0]?.before).toBe("50");
});
