import { expect, test } from "vitest";
import { chord, composing, type Pressed, takesText, types } from "./chord";

const press = (more: Partial<Pressed>): Pressed => ({
  key: "",
  code: "",
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

test.each<[Partial<Pressed>, string]>([
  [{ key: "k", ctrlKey: true }, "Ctrl+K"],
  [{ key: "k", metaKey: true }, "Ctrl+K"],
  [{ key: "K", ctrlKey: true, shiftKey: true }, "Ctrl+Shift+K"],
  [{ key: "?", shiftKey: true }, "?"],
  [{ key: "F8" }, "F8"],
  [{ key: "F8", shiftKey: true }, "Shift+F8"],
  [{ key: "¡", code: "Digit1", altKey: true }, "Alt+1"],
  [{ key: "3", code: "Numpad3", altKey: true }, "Alt+3"],
  [{ key: "3", code: "Numpad3" }, "3"],
  [{ key: "Enter" }, "Enter"],
  [{ key: "ArrowUp", altKey: true }, "Alt+ArrowUp"],
])("%j is %s", (event, name) => expect(chord(press(event))).toBe(name));

test("while Chinese is composed no key is ours", () => {
  expect(composing(press({ isComposing: true }))).toBe(true);
  expect(composing(press({ keyCode: 229 }))).toBe(true);
  expect(composing(press({ key: "F8" }))).toBe(false);
});

test("only what types a character is told from what acts", () => {
  expect(["?", "3", " "].map(types)).toEqual([true, true, true]);
  expect(["F8", "Ctrl+K", "Enter"].map(types)).toEqual([false, false, false]);
});

test("text is taken by fields, not by buttons and ticks", () => {
  expect(takesText("INPUT", "text", false)).toBe(true);
  expect(takesText("TEXTAREA", "", false)).toBe(true);
  expect(takesText("DIV", "", true)).toBe(true);
  expect(takesText("INPUT", "checkbox", false)).toBe(false);
  expect(takesText("BUTTON", "", false)).toBe(false);
});
