// The show that ended last, as the logs of the rooms have it.
import { useQueries } from "@tanstack/react-query";
import { shownOf } from "@/domains/review/shows";
import { type Ended, lastEnded } from "./lastEnded";

/** Of these rooms, from what the shows of today were read from already. */
export function useLastEnded(rooms: readonly string[]): Ended | null {
  return useQueries({
    queries: rooms.map((room) => shownOf(room)),
    combine: (all) =>
      lastEnded(new Map(rooms.map((room, index) => [room, all[index]?.data ?? []] as const))),
  });
}
