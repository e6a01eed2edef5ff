// The last presses as the desk wants to see them: on their way, taken, set right. [plain]
import type { Press } from "@/live/commands";
import { fates, LANE_OF } from "./fixes";
import type { DeskPress } from "./parts";

export interface RecentPress {
  id: string;
  /** Room time; null while nobody has answered. */
  ts: number | null;
  label: string;
  state: "sending" | "unrecorded" | "taken";
  /** dropped: it counts as never pressed; changed: moved or given to another link. */
  fixed: "dropped" | "changed" | null;
  /** The recorded press, where something of it can be set right. */
  press: DeskPress | null;
  by: string | null;
}

/** Acknowledgements are settled in the inbox, and corrections show on what they correct. */
const SILENT = new Set(["ack", "timeline.fix", "fact"]);

/** What has a panel of its own; here only while nobody knows of it but this page. */
const ELSEWHERE = new Set(["alert", "alert.seen", "alert.close", "disposal", "push", "push.down"]);

/** The newest `most` first: those without an answer, then those in the log. */
export function recent(
  open: readonly Press[],
  room: string,
  desk: readonly DeskPress[],
  words: (press: DeskPress) => string,
  most: number,
): RecentPress[] {
  const fixes = fates(desk);
  const known = new Set(desk.map((press) => press.id));
  const waiting = open
    .filter((press) => press.room === room && !known.has(press.id))
    .filter((press) => press.state === "unrecorded" || !ELSEWHERE.has(press.command.kind))
    .map((press): RecentPress => ({
      id: press.id,
      ts: null,
      label: press.label,
      state: press.state,
      fixed: null,
      press: null,
      by: null,
    }));
  const taken = desk
    .filter((press) => !SILENT.has(press.kind))
    .map((press): RecentPress => ({
      id: press.id,
      ts: press.ts,
      label: words(press),
      state: "taken",
      fixed: fixes.get(press.id) ?? null,
      press: LANE_OF[press.kind] === undefined ? null : press,
      by: press.by,
    }));
  return [...waiting.toReversed(), ...taken.toReversed()].slice(0, most);
}
