// A metric beside the platform's: which value is ours, what lies between, and how it stands. [plain]
import type { Reconciled } from "./results";

/** By whose definition our value is shown: our own, or the platform's. */
export type Definition = "ours" | "theirs";

/** So much of the difference. `reason`: the server's, or `open`: what awaits the platform's genre,
 * or `unexplained`. A value of null is a reason that nobody can put a number on. */
export interface Chip {
  /** What its lines are asked for by; null: no lines stand behind it. */
  code: string | null;
  reason: string;
  label: string;
  value: number | null;
  lines: number;
  text: string;
}

export type Verdict =
  | { kind: "agrees" }
  /** Off by `by`, which may be `lines` lines nobody has said a genre of, `outside` of them from
   * around the show's time: up to `bound` that way. */
  | { kind: "open"; by: number; lines: number; outside: number; bound: number }
  | { kind: "off"; by: number }
  /** What the platform pays of so many lines is not said: by its definition ours is unknown. */
  | { kind: "unborne"; lines: number }
  /** One of the two has no value. */
  | { kind: "unknown" };

/** The reason that what the platform pays of some lines is not known. */
const UNBORNE = "unborne";

export const oursBy = (row: Reconciled, by: Definition): number | null =>
  by === "ours" ? row.ours : row.same;

/** Theirs less ours, by that definition; null: ours is unknown. */
export const differenceBy = (row: Reconciled, by: Definition): number | null =>
  by === "ours" ? row.difference : row.unexplained;

export function verdictOf(row: Reconciled): Verdict {
  if (row.unexplained === null) {
    const silent = row.parts.find(({ code }) => code === UNBORNE);
    return silent && row.ours !== null
      ? { kind: "unborne", lines: silent.lines }
      : { kind: "unknown" };
  }
  if (row.agrees === true) return { kind: "agrees" };
  if (row.agrees === false) return { kind: "off", by: row.unexplained };
  const bound = row.unexplained < 0 ? row.least : row.most;
  const { unsaid: lines, unsaid_outside: outside } = row;
  return { kind: "open", by: row.unexplained, lines, outside, bound };
}

/** The reasons of the difference by that definition: the chips with a value add up to it. By the
 * platform's definition the reasons are taken off already, and only what is left stands there. */
export function chipsOf(row: Reconciled, by: Definition): Chip[] {
  const all = row.parts.map((part) => ({ ...part, code: part.lines > 0 ? part.code : null }));
  const counted = all.filter((part) => part.value !== 0);
  const parts: Chip[] = by === "ours" ? [...counted] : [];
  // The server tells what it cannot count with 0: that our source was cut off, and how long.
  const named = all.filter((part) => part.value === 0);
  const told = parts.concat(named.map((part) => ({ ...part, value: null })));
  if (row.unexplained === null || row.unexplained === 0) return told;
  const reason = verdictOf(row).kind === "open" ? "open" : "unexplained";
  const lines = reason === "open" ? row.unsaid : 0;
  const code = lines > 0 ? reason : null;
  return [...told, { code, reason, label: "", value: row.unexplained, lines, text: "" }];
}

/** How many rows stand how; the kinds add up to all of them. */
export function tallyOf(rows: readonly Reconciled[]): Record<Verdict["kind"], number> {
  const tally = { agrees: 0, open: 0, off: 0, unborne: 0, unknown: 0 };
  for (const row of rows) tally[verdictOf(row).kind] += 1;
  return tally;
}
