// When a piece of evidence ends, in days as people count them. [plain]
import { startOfDay } from "@/kit/time";
import type { Evidence } from "./evidence";

const DAY = 86_400_000;
/** After everything that ends. */
const LAST = Number.MAX_SAFE_INTEGER;
/** What ends within so many days is told: a show wants its proof for 30 days more. */
export const SOON_DAYS = 30;

/** Days from today to its last day: 0 is today, below 0 it has ended. `until`: the instant after. */
export const daysLeft = (until: number, now: number): number =>
  Math.round((startOfDay(until - 1) - startOfDay(now)) / DAY);

/** How it stands, for marks and filters. */
export type Standing = "ended" | "soon" | "holds" | "not_yet" | "absent" | "retired";

export function standingOf(
  row: Pick<Evidence, "valid_from" | "valid_until" | "absent" | "active">,
  now: number,
): Standing {
  if (!row.active) return "retired";
  if (row.absent) return "absent";
  if (row.valid_until !== null && row.valid_until <= now) return "ended";
  if (row.valid_from !== null && row.valid_from > now) return "not_yet";
  const left = row.valid_until === null ? null : daysLeft(row.valid_until, now);
  return left !== null && left <= SOON_DAYS ? "soon" : "holds";
}

/** That which ends first at the top, then what has no end; what is retired last. */
export function byEnd<Row extends Pick<Evidence, "id" | "valid_until" | "active" | "absent">>(
  rows: readonly Row[],
): Row[] {
  const rank = (row: Row) => (row.active ? (row.absent || row.valid_until === null ? 1 : 0) : 2);
  return rows.toSorted(
    (a, b) => rank(a) - rank(b) || (a.valid_until ?? LAST) - (b.valid_until ?? LAST) || a.id - b.id,
  );
}
