// How long an appeal may still be made. [plain]
import type { Violation } from "./violations";

const HOUR = 3_600_000;
/** The last hours, in which nothing else should come first. */
export const NEAR_MS = 48 * HOUR;

/** over: too late, or it has been answered; waits: sent, the platform is asked; near: ends soon. */
export type AppealStanding = "unknown" | "open" | "near" | "late" | "waits" | "over";

export function appealStanding(
  row: Pick<Violation, "appeal" | "appeal_until">,
  now: number,
): AppealStanding {
  if (["won", "lost", "waived"].includes(row.appeal)) return "over";
  if (row.appeal === "sent") return "waits";
  if (row.appeal_until === null) return "unknown";
  if (now > row.appeal_until) return "late";
  return row.appeal_until - now <= NEAR_MS ? "near" : "open";
}

/** Those that still want an appeal, or a word that there will be none: what ends first comes first. */
export const appealsDue = (rows: readonly Violation[], now: number): Violation[] =>
  rows
    .filter((row) => row.active && ["near", "open"].includes(appealStanding(row, now)))
    .toSorted((a, b) => (a.appeal_until ?? 0) - (b.appeal_until ?? 0));

/** Those of them that end within a week: what a morning should know of. */
export const appealsOfTheWeek = (rows: readonly Violation[], now: number): Violation[] =>
  appealsDue(rows, now).filter((row) => (row.appeal_until ?? 0) - now <= 168 * HOUR);

/** Whole hours that are left, at least 0. */
export const hoursLeft = (until: number, now: number): number =>
  Math.max(0, Math.floor((until - now) / HOUR));
