// The number field: digits typed anywhere become a link number, Enter records it. [plain]

export interface Entry {
  digits: string;
  /** When the last key was typed, ms; old digits are no part of a new number. */
  at: number;
  /** A number that no link has was entered once: Enter again records it all the same. */
  asked: boolean;
}

export const NO_ENTRY: Entry = { digits: "", at: 0, asked: false };

/** Digits that were typed and left are forgotten, or 3 … 5 would one day be 35. */
export const FORGET_MS = 5_000;
/** A question stays longer: somebody looks at the bag before answering. */
export const ASK_MS = 12_000;
const MOST_DIGITS = 4;

export type EntryKey = { digit: string } | "back" | "clear";

export const isStale = (entry: Entry, now: number) =>
  entry.digits !== "" && now - entry.at > (entry.asked ? ASK_MS : FORGET_MS);

/** The entry after a key. */
export function typed(entry: Entry, key: EntryKey, now: number): Entry {
  if (key === "clear") return NO_ENTRY;
  const held = isStale(entry, now) ? "" : entry.digits;
  const digits = key === "back" ? held.slice(0, -1) : (held + key.digit).replace(/^0+(?=\d)/, "");
  return { digits: digits.slice(0, MOST_DIGITS), at: now, asked: false };
}

/** The digits of what was typed into the field itself, full-width ones too. */
export function fromField(text: string, now: number): Entry {
  const digits = text
    .normalize("NFKC")
    .replaceAll(/\D/g, "")
    .replace(/^0+(?=\d)/, "");
  return { digits: digits.slice(0, MOST_DIGITS), at: now, asked: false };
}

export type Entered =
  | { kind: "nothing" }
  | { kind: "end" }
  | { kind: "mark"; no: number }
  | { kind: "ask"; no: number; entry: Entry };

/**
 * What Enter means: mark the number, end the pitch by 0, or ask first when no link has it.
 * `known`: whether some link of the show has the number.
 */
export function entered(entry: Entry, now: number, known: (no: number) => boolean): Entered {
  if (entry.digits === "" || isStale(entry, now)) return { kind: "nothing" };
  const no = Number(entry.digits);
  if (no === 0) return { kind: "end" };
  if (known(no) || entry.asked) return { kind: "mark", no };
  return { kind: "ask", no, entry: { ...entry, at: now, asked: true } };
}
