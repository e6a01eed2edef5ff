// Shows that ran though nobody planned them: put in by a file, or pressed on the spot.
import { useQueries } from "@tanstack/react-query";
import { useMay } from "@/domains/people/me";
import { type RanShow, shownOf } from "@/domains/review/shows";
import { useRooms } from "@/domains/rooms/rooms";
import type { Show } from "@/domains/selection/shows";

export interface Unplanned extends RanShow {
  room: string;
}

const NONE: readonly Unplanned[] = [];

/**
 * Those of all rooms that began in [start, end), the latest first; none while `planned` is not
 * known. A planned one runs by its id.
 */
export function useUnplanned(planned: readonly Show[] | null, start: number, end: number) {
  const mayRead = useMay()("run.read");
  const rooms = useRooms(true, mayRead).data;
  return useQueries({
    queries: (rooms ?? []).map(({ ident }) => shownOf(ident)),
    combine: (all): readonly Unplanned[] => {
      if (rooms === undefined || planned === null) return NONE;
      const known = new Set(planned.map((show) => `${show.room} ${show.id}`));
      return rooms
        .flatMap(({ ident }, at) => (all[at]?.data ?? []).map((show) => ({ ...show, room: ident })))
        .filter((show) => start <= show.start && show.start < end)
        .filter((show) => !known.has(`${show.room} ${show.id}`))
        .toSorted((a, b) => b.start - a.start);
    },
  });
}
