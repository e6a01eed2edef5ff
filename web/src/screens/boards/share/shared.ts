// What may be shared, and what the last choice was. [plain]
import type { BoardLinkWanted } from "@/domains/boardlinks/links";

/** A day of all rooms (`day` ISO, null: the day as it goes), or a room: the show on air, else the last. */
export type Shared =
  { kind: "day"; day: string | null } | { kind: "show"; room: string; title: string };

export type Duty = NonNullable<BoardLinkWanted["duty"]>;

/** Duties that have a board of their own (review/boards/rules/duties.py). */
export const DUTIES: readonly Duty[] = ["lead", "operator", "floor", "media_buyer", "host"];

/** What a person chose last, kept by the browser. */
export interface Choice {
  duty: Duty;
  money: boolean;
  spend: boolean;
  hosts: boolean;
}

export const FIRST: Choice = { duty: "lead", money: true, spend: true, hosts: false };

/** A kept choice read back; what does not fit is as at first. */
export function choiceIn(text: string | null): Choice {
  try {
    const kept: unknown = JSON.parse(text ?? "");
    if (typeof kept !== "object" || kept === null) return FIRST;
    const { duty, money, spend, hosts } = { ...FIRST, ...kept } as Choice;
    const flags = [money, spend, hosts].every((one) => typeof one === "boolean");
    return flags && DUTIES.includes(duty) ? { duty, money, spend, hosts } : FIRST;
  } catch {
    return FIRST;
  }
}

/** What is asked of the server for a board; a room has no day of its own. */
export const placeOf = (of: Shared): Pick<BoardLinkWanted, "kind" | "room" | "day"> =>
  of.kind === "show"
    ? { kind: "show", room: of.room, day: null }
    : { kind: "day", room: null, day: of.day };
