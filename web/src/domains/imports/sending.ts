// What can be told of a file before it is sent, and where it goes. [plain]

/** The server's limit (control/imports/shelf.py): what is larger is said before it is sent. */
export const MOST_BYTES = 512 * 1024 * 1024;

/** What can be told of a file before it is sent. */
export const unfit = (size: number): "empty" | "large" | null =>
  size === 0 ? "empty" : size > MOST_BYTES ? "large" : null;

/** Where a file of this name and time (UTC ms) is sent. */
export const pathOf = (name: string, modified: number) =>
  `/api/imports/files?${new URLSearchParams({ name, modified: String(Math.trunc(modified)) }).toString()}`;
