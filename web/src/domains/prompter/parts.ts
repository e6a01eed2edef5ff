// What stands on a host's prompter, as the server tells it (docs/specs/control.md). [plain]

export type PushKind = "correction" | "note" | "phrase";

interface Deed {
  /** Room time, UTC ms. */
  ts: number;
  screen: string | null;
  by: string | null;
}

/** A line; `until` when it goes by itself, `ref` the alert it puts right. Times are room time. */
export interface PushedLine {
  id: string;
  ts: number;
  text: string;
  kind: PushKind;
  by: string | null;
  ref: string | null;
  until: number | null;
  x: Record<string, string | number | boolean | null>;
  /** The first time on each prompter, the earliest first. */
  shown: Deed[];
  ack: Deed | null;
  down: { ts: number; why: string; by: string | null } | null;
}

export interface OnAir {
  facts: number;
  show: { id: string; title: string | null; start: number; end: number | null } | null;
  segment: { id: string; title: string | null; start: number } | null;
  pitch: { id: string; start: number; name: string | null; link_no: number | null } | null;
}

/** The part `prompter` of a room; `since` is the server's wall clock, UTC ms. */
export interface PrompterPart {
  line: PushedLine | null;
  last: PushedLine[];
  on_air: OnAir;
  screens: { screen: string; by: string; since: number }[];
}

/** The most characters of a line; a correction is said in one breath. */
export const MOST_OF: Record<PushKind, number> = { correction: 18, note: 60, phrase: 60 };

/** As the server counts them: characters, not halves of them. */
export const lengthOf = (text: string) => Array.from(text).length;

/** The line that stands at `now` (room time): one whose seconds are over is gone, told or not. */
export const standing = (part: PrompterPart | undefined, now: number): PushedLine | null => {
  const line = part?.line ?? null;
  return line !== null && line.until !== null && now >= line.until ? null : line;
};
