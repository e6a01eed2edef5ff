// What a browser remembers between visits, under one prefix; a closed or full storage is no error.

const PREFIX = "kaibo.";

/** The text kept under `key`, or null. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Keep a text under `key`. */
export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(PREFIX + key, text);
  } catch {
    // Private windows and full disks refuse; the choice then lasts as long as the page.
  }
}
