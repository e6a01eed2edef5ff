// The shows of a day, kept fresh: what is planned, and what the log of each room holds.
import { useQueries } from "@tanstack/react-query";
import { type Room, useRooms } from "@/domains/rooms/rooms";
import { useShows as usePlanned } from "@/domains/selection/shows";
import { type DayShow, dayShows } from "./day";
import { shownOf } from "./shows";

export interface Day {
  shows: DayShow[];
  rooms: readonly Room[];
  pending: boolean;
  error: unknown;
}

/** The shows of [from, to), UTC ms, in all rooms that are in use. */
export function useDay(from: number, to: number): Day {
  const rooms = useRooms();
  const planned = usePlanned(from, to);
  const idents = (rooms.data ?? []).map((room) => room.ident);
  const logs = useQueries({
    queries: idents.map((room) => shownOf(room)),
    combine: (all) => ({
      pending: all.some((one) => one.isPending),
      lists: all.map((one) => one.data ?? []),
    }),
  });
  const byRoom = new Map(idents.map((room, index) => [room, logs.lists[index] ?? []]));
  return {
    shows: dayShows(planned.data ?? [], byRoom, from, to),
    rooms: rooms.data ?? [],
    pending: rooms.isPending || planned.isPending || logs.pending,
    error: rooms.error ?? planned.error,
  };
}
