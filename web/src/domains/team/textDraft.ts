// A text that somebody has edited and not sent yet: kept for this tab, under the key it is sent by.
import type { Text } from "./text";

const PREFIX = "kaibo.text.";

const isText = (value: unknown): value is Text =>
  typeof value === "object" &&
  value !== null &&
  "title" in value &&
  typeof value.title === "string" &&
  "lines" in value &&
  Array.isArray(value.lines) &&
  value.lines.every((line) => typeof line === "string");

/** What was left under that key, null where nothing was or it cannot be read. */
export function keptText(once: string): Text | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(PREFIX + once) ?? "null");
    return isText(found) ? found : null;
  } catch {
    return null;
  }
}

/** Keep it; null lets it go. */
export function keepText(once: string, text: Text | null): void {
  try {
    if (text === null) sessionStorage.removeItem(PREFIX + once);
    else sessionStorage.setItem(PREFIX + once, JSON.stringify(text));
  } catch {
    // A closed or full storage: the text then lives as long as the page.
  }
}
