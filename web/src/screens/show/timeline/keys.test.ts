import { describe, expect, test } from "vitest";
import type { Pressed } from "@/kit/keys/chord";
import { actOf, wheelOf } from "./keys";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: "",
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});
const turn = (deltaY: number, more = {}) => ({
  deltaX: 0,
  deltaY,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

test("an edge moves by a second with Alt, by ten with Shift as well", () => {
  expect(actOf(press("ArrowLeft", { altKey: true }))).toEqual({ act: "nudge", seconds: -1 });
  expect(actOf(press("ArrowRight", { altKey: true, shiftKey: true }))).toEqual({
    act: "nudge",
    seconds: 10,
  });
  expect(actOf(press("ArrowRight"))).toEqual({ act: "walk", step: 1 });
});

test("letters, the space bar and keys of an input method do nothing", () => {
  expect([" ", "a", "E"].map((key) => actOf(press(key)))).toEqual([null, null, null]);
  expect(actOf(press("Enter", { isComposing: true }))).toBeNull();
});

describe("the wheel", () => {
  test("zooms with Ctrl, or once inside; otherwise the page scrolls", () => {
    expect(wheelOf(turn(-100), false, false)).toBeNull();
    expect(wheelOf(turn(-100, { ctrlKey: true }), false, true)).toEqual({
      zoom: Math.exp(-0.2),
    });
    expect(wheelOf(turn(-100), true, true)).toEqual({ zoom: Math.exp(-0.2) });
  });
  test("turning away from the whole show scrolls the page", () => {
    expect(wheelOf(turn(100), true, true)).toBeNull();
    expect(wheelOf(turn(100), true, false)).toEqual({ zoom: Math.exp(0.2) });
  });
  test("sideways or with Shift it pans, unless all is in view", () => {
    expect(wheelOf(turn(100, { shiftKey: true }), false, false)).toEqual({ pan: 0.1 });
    expect(wheelOf(turn(0, { deltaX: -50 }), false, false)).toEqual({ pan: -0.05 });
    expect(wheelOf(turn(100, { shiftKey: true }), true, true)).toBeNull();
  });
});
