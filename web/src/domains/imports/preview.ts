// A preview as people check it: edges that differ, sums that leave something out, what changes.
// [plain]
import type { Change, FigureSum, Preview, Problem, SeenShow, Sums } from "./imports";
import type { Said } from "./placing";

/** Edges of a show that differ by no more than this are the same press, a little later. */
const NEAR_MS = 60_000;

/** How a show of the file lies to ours: positive where the file's edge is later, ms. */
export interface Edges {
  start: number;
  end: number;
}

/** The difference of edges where it is worth a word; null where there is none, or no show of ours. */
export function edges(show: SeenShow): Edges | null {
  if (show.match_start === null) return null;
  const start = show.start - show.match_start;
  const end = show.end === null || show.match_end === null ? 0 : show.end - show.match_end;
  const told = (by: number) => (Math.abs(by) > NEAR_MS ? by : 0);
  const found = { start: told(start), end: told(end) };
  return found.start === 0 && found.end === 0 ? null : found;
}

/** What becomes of a show: ours, a new one, none of its own, or not known before a room is chosen. */
export type Becomes = "match" | "new" | "endless" | "later" | "out";

/** `said`: where its account goes by now; null while that is open. */
export function becomes(show: SeenShow, said: Said | null): Becomes {
  if (said?.to === "out") return "out";
  // A room that would be made has no show yet that it could be.
  const fresh = said?.to === "new";
  if (!fresh && (said === null || said.room !== show.room)) return "later";
  if (!fresh && show.match !== null) return "match";
  return show.end === null ? "endless" : "new";
}

/** A sum as it can be told: null when the file says it of no row; `without`: of how many it does not. */
export interface Told {
  value: number | null;
  without: number;
}

/** Whether the file says of no line whether it is paid: then nothing paid is not none. */
const paidUnsaid = ({ lines, no_paid = 0 }: Sums) => lines > 0 && no_paid >= lines;

export const paidOf = (sums: Sums): Told => ({
  value: paidUnsaid(sums) ? null : sums.paid,
  without: sums.no_paid ?? 0,
});

const money = (sums: Sums, value: number, unsaid: number): Told => ({
  value: paidUnsaid(sums) || (sums.paid > 0 && unsaid >= sums.paid) ? null : value,
  without: unsaid,
});

export const grossOf = (sums: Sums): Told => money(sums, sums.gross, sums.no_amount);

export const refundedOf = (sums: Sums): Told => money(sums, sums.refunded, sums.no_refund);

/** Movements of money of single orders have bare names; totals and stretches a prefix. */
export function sorted(figures: readonly FigureSum[]) {
  return {
    movements: figures.filter((one) => !one.name.includes(".")),
    totals: figures.filter((one) => one.name.includes(".")),
  };
}

/** Nothing new and nothing changed: storing it again would change no number. */
export const changesNothing = (changes: readonly Change[]) =>
  changes.length > 0 && changes.every((one) => one.new === 0 && one.changed === 0);

/** What a problem is about, for the filter. */
export const problemText = (problem: Problem) =>
  [problem.row ?? "", problem.column ?? "", problem.value ?? "", problem.text].join("\t");

/** A show page that a stored file touched. */
export interface Touched {
  room: string;
  show: string;
  added: boolean;
}

/** The shows a stored file went to: those it added, and those of its own shows that were there. */
export function touched(
  preview: Preview | null,
  added: Readonly<Record<string, readonly string[]>>,
): Touched[] {
  const fresh = Object.entries(added).flatMap(([room, shows]) =>
    shows.map((show) => ({ room, show, added: true })),
  );
  const known = new Set(fresh.map(({ room, show }) => `${room} ${show}`));
  const there = (preview?.shows ?? []).flatMap(({ room, match }) => {
    if (room === null || match === null || known.has(`${room} ${match}`)) return [];
    known.add(`${room} ${match}`);
    return [{ room, show: match, added: false }];
  });
  return [...fresh, ...there];
}

/** The shows of a room within the reach of a file that names none, the newest first. */
export function within<Ran extends { start: number; end: number | null }>(
  shows: readonly Ran[],
  file: { first_at: number | null; last_at: number | null },
): Ran[] {
  const { first_at: first, last_at: last } = file;
  if (first === null || last === null) return [];
  return shows
    .filter((show) => show.start <= last && (show.end === null || show.end >= first))
    .toSorted((a, b) => b.start - a.start);
}

/** The sentence of a problem without the place and value that stand in columns of their own. */
export function reasonOf({ row, column, value, text }: Problem): string {
  const place = `第 ${row ?? ""} 行${column === null ? "" : `「${column}」`}`;
  const start = `${place}${value === null || value === "" ? "" : `是「${value}」`}：`;
  return row !== null && text.startsWith(start) ? text.slice(start.length) : text;
}
