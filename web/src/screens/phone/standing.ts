// How the page stands: what was heard last, what is wrong since, and when to ask again. [plain]
import type { Answer, PhoneBoard } from "@/domains/boardlinks/phone";

export interface Standing {
  /** The last board, and when it came by the phone's own clock, ms. */
  heard: { board: PhoneBoard; at: number } | null;
  /** Why there is nothing newer: a sentence of the server's, "" for no connection, null for nothing. */
  trouble: string | null;
  /** Why there will be nothing any more; "" for an end the phone saw by itself. */
  over: string | null;
  /** Askings in a row that failed. */
  failed: number;
  /** Ask again so many ms after the last answer; null: never. */
  next_ms: number | null;
}

export const NOTHING_YET: Standing = {
  heard: null,
  trouble: null,
  over: null,
  failed: 0,
  next_ms: 0,
};

const FIRST_RETRY_MS = 4_000;
const LONGEST_RETRY_MS = 60_000;

/** After an answer that came at `at`, by the phone's clock. */
export function after(before: Standing, answer: Answer, at: number): Standing {
  if (before.over !== null) return before;
  if (answer.kind === "board") {
    const next_ms = answer.board.again_s * 1_000;
    return { heard: { board: answer.board, at }, trouble: null, over: null, failed: 0, next_ms };
  }
  if (answer.kind === "over") return ended(answer.text);
  const failed = before.failed + 1;
  const patience = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failed - 1, 10));
  const said = answer.kind === "refused" ? answer.wait_s : null;
  return {
    ...before,
    trouble: answer.kind === "refused" ? answer.text : "",
    failed,
    next_ms: said === null ? patience : Math.max(said * 1_000, patience),
  };
}

const ended = (over: string): Standing => ({ ...NOTHING_YET, over, next_ms: null });

/** As it stands at `now`, by the phone's clock: a link that has ended shows nothing, heard or not. */
export function at(standing: Standing, now: number): Standing {
  const { heard } = standing;
  if (heard === null || serverTime(heard, now) < heard.board.until) return standing;
  return ended("");
}

/** The server's time at `now`: its own word, moved on by what passed here. The phone's clock may be
 * wrong by hours; what passes by it is right, unless it is set meanwhile. */
export function serverTime(heard: { board: PhoneBoard; at: number }, now: number): number {
  return heard.board.told_at + Math.max(0, now - heard.at);
}

/** Whether the numbers are told as from before: something is wrong, or the phone slept over them. */
export function isOld(standing: Standing, now: number): boolean {
  const { heard, trouble } = standing;
  if (heard === null) return false;
  return trouble !== null || now - heard.at > 3 * heard.board.again_s * 1_000;
}

/** How long ago, in one unit. */
export function agoParts(ms: number): { count: number; unit: "s" | "min" | "h" } {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return { count: seconds, unit: "s" };
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? { count: minutes, unit: "min" }
    : { count: Math.floor(minutes / 60), unit: "h" };
}
