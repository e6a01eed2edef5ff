// Unanswered presses survive a reload of their tab, and end with the tab.
import type { Press, Shelf } from "./commands";

const KEY = "kaibo.presses";

const isPress = (value: unknown): value is Press => {
  if (typeof value !== "object" || value === null) return false;
  const press = value as Record<string, unknown>;
  return (
    typeof press["id"] === "string" &&
    typeof press["room"] === "string" &&
    typeof press["user"] === "number" &&
    typeof press["label"] === "string" &&
    typeof press["command"] === "object" &&
    press["command"] !== null
  );
};

/** Presses from what was kept; what is no press is passed over. */
export function readPresses(text: string | null): Press[] {
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isPress) : [];
  } catch {
    return [];
  }
}

export const tabShelf: Shelf = {
  load: () => {
    try {
      return readPresses(sessionStorage.getItem(KEY));
    } catch {
      return [];
    }
  },
  save: (presses) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(presses));
    } catch {
      // Storage is full or closed: the presses live as long as the page.
    }
  },
};
