import { expect, test } from "vitest";
import type { DeskPress } from "./parts";
import { wasOn } from "./resume";

const press = (kind: string, ts: number, ref: string | null, name?: string): DeskPress => ({
  id: `${kind}${ts}`,
  kind,
  ts,
  by: null,
  ref,
  product: null,
  n: null,
  text: null,
  x: name === undefined ? {} : { name },
});

test("who was on when the show ended is on again", () => {
  const presses = [
    press("shift.start", 5, "9", "昨天的班"),
    press("shift.start", 11, "1", "早班"),
    press("host.on", 12, "7", "小雨"),
    press("host.on", 13, "8", "阿岚"),
    press("host.off", 20, "7"),
    press("shift.start", 21, "2", "晚班"),
    press("host.on", 40, "9", "下一场的人"),
  ];
  expect(wasOn(presses, 10, 30)).toEqual({
    shift: { id: "2", name: "晚班" },
    hosts: [{ id: "8", name: "阿岚" }],
  });
});

test("a shift that had ended is not begun again, and nobody is nobody", () => {
  expect(
    wasOn([press("shift.start", 11, "1", "早班"), press("shift.end", 12, "1")], 10, 30),
  ).toEqual({
    shift: null,
    hosts: [],
  });
});
