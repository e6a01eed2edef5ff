// Which key was pressed, written as on the key map, and whether it may act where the caret is.

/** As much of a keyboard event as is looked at. */
export interface Pressed {
  key: string;
  code: string;
  keyCode: number;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
}

/** While Chinese is being composed every key belongs to the input method (229 in older ones). */
export const composing = (event: Pressed) => event.isComposing || event.keyCode === 229;

/**
 * "Ctrl+K", "Alt+1", "F8", "Shift+F8", "?", "Enter". The Mac's ⌘ counts as Ctrl. Alt and a digit go
 * by the place of the key, because Alt changes what it types.
 */
export function chord(event: Pressed): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const key = event.altKey && digit !== undefined ? digit : event.key;
  const single = key.length === 1;
  const parts = [
    event.ctrlKey || event.metaKey ? "Ctrl" : "",
    event.altKey ? "Alt" : "",
    // What Shift makes of a character is the character: "?" and not "Shift+/".
    event.shiftKey && (!single || event.ctrlKey || event.metaKey || event.altKey) ? "Shift" : "",
    single ? key.toUpperCase() : key,
  ];
  return parts.filter((part) => part !== "").join("+");
}

/** Keys that type something: they act only where nothing can be typed. */
export const types = (name: string) => [...name].length === 1;

/** Whether what has the focus takes text. */
export function takesText(tag: string, type: string, editable: boolean): boolean {
  if (editable || tag === "TEXTAREA" || tag === "SELECT") return true;
  return (
    tag === "INPUT" && !["button", "checkbox", "radio", "range", "submit", "file"].includes(type)
  );
}
