import { expect, test } from "vitest";
import { choiceIn, FIRST, placeOf } from "./shared";

test("the last choice comes back, and what does not fit is as at first", () => {
  const kept = { duty: "host", money: false, spend: false, hosts: true };
  expect(choiceIn(JSON.stringify(kept))).toEqual(kept);
  expect(choiceIn(JSON.stringify({ money: false }))).toEqual({ ...FIRST, money: false });
  for (const text of [null, "", "7", "[]", "null", '{"duty":"console"}', '{"money":"yes"}']) {
    expect(choiceIn(text)).toEqual(FIRST);
  }
});

test("a link is of the board it was made beside", () => {
  expect(placeOf({ kind: "show", room: "a", title: "旗舰店" })).toEqual({
    kind: "show",
    room: "a",
    day: null,
  });
  expect(placeOf({ kind: "day", day: null })).toEqual({ kind: "day", room: null, day: null });
});
