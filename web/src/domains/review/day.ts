// The shows of a day: those planned, and those that went on air, brought together by their id.
import type { Show } from "@/domains/selection/shows";
import type { RanShow } from "./shows";

export interface DayShow {
  /** As the log names it. */
  id: string;
  room: string;
  title: string;
  /** As planned; null for one that nobody planned. */
  plan: { start: number; end: number; armed: boolean } | null;
  /** As it ran; null until it goes on air. `end` null: it runs. */
  ran: { start: number; end: number | null } | null;
}

/**
 * Shows that are planned in [from, to), began there, or run. Those on air first, then by time.
 * `logs`: what each room's log holds, by ident.
 */
export function dayShows(
  planned: readonly Show[],
  logs: ReadonlyMap<string, readonly RanShow[]>,
  from: number,
  to: number,
): DayShow[] {
  const found = new Map<string, DayShow>();
  for (const { id, room, title, starts_at, ends_at, status, active } of planned) {
    if (!active) continue;
    const plan = { start: starts_at, end: ends_at, armed: status === "armed" };
    found.set(`${room} ${id}`, { id: String(id), room, title, plan, ran: null });
  }
  for (const [room, shows] of logs) {
    for (const { id, title, start, end } of shows) {
      const key = `${room} ${id}`;
      const known = found.get(key);
      const today = end === null || (start >= from && start < to);
      if (known === undefined && !today) continue;
      const held = known ?? { id, room, title, plan: null };
      found.set(key, { ...held, ran: { start, end } });
    }
  }
  const when = (show: DayShow) => show.ran?.start ?? show.plan?.start ?? 0;
  const running = (show: DayShow) => (show.ran !== null && show.ran.end === null ? 0 : 1);
  return [...found.values()].toSorted((a, b) => running(a) - running(b) || when(a) - when(b));
}
