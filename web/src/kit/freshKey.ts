// A key for one wish: the same for every press of it, so that the server does it once. [plain]

const BYTES = 16;

/** 32 hexadecimal digits. Unlike `randomUUID` also on plain http from another computer. */
export const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
