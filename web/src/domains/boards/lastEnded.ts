// The show that ended last, of all rooms: the one whose results are looked at in the morning.
import type { RanShow } from "@/domains/review/shows";

export interface Ended {
  room: string;
  show: RanShow;
  end: number;
}

/** The one with the latest end; null where nothing has ended yet. `logs`: each room's, by ident. */
export function lastEnded(logs: ReadonlyMap<string, readonly RanShow[]>): Ended | null {
  let last: Ended | null = null;
  for (const [room, shows] of logs) {
    for (const show of shows) {
      if (show.end !== null && (last === null || show.end > last.end)) {
        last = { room, show, end: show.end };
      }
    }
  }
  return last;
}
