// Boards as the server gives them: asked for by what stands in the address, again while they run.
import { useQuery } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { levelOf, shownOf } from "@/domains/review/shows";
import { type Asked, toSearch } from "./address";

export type Board = Shapes["BoardOut"];
export type Tile = Shapes["TileOut"];
export type Baseline = Shapes["BaselineOut"];
export type Compared = Shapes["ComparedOut"];
export type GoalGap = Shapes["GoalGapOut"];
export type Beside = Shapes["BesideOut"];
export type Part = Shapes["PartOut"];

/** A board of something that runs is asked for again this often. */
const AGAIN_MS = 10_000;

/** A board; `enabled`: enough is known to ask for one. Fresh presses of its room ask for it again
 * (`useFreshOnPress`), for it stands among what is known of the room's shows. */
export function useBoard(asked: Asked, enabled: boolean) {
  const { kind, ...query } = toSearch(asked);
  return useQuery({
    queryKey: ["review", asked.kind === "day" ? "" : asked.room, "board", kind, query],
    queryFn: () =>
      answered(
        api.GET("/api/review/board", {
          params: { query: { ...query, kind: asked.kind, duty: asked.duty } },
        }),
      ),
    enabled,
    // Turning to another board, the one before stays until the new one is here.
    placeholderData: (before) => before,
    refetchInterval: ({ state }) =>
      state.data && (state.data.end === null || state.data.recounting) ? AGAIN_MS : false,
  });
}

/** The shows of a room to choose from, newest first; of no room nothing is asked. */
export const useRanShows = (room: string | null) =>
  useQuery({ ...shownOf(room ?? ""), enabled: room !== null });

/** The shifts of a show to choose from, with as little worked out as can be. */
export const useShiftRows = (room: string | null, show: string | null) =>
  useQuery({
    ...levelOf({ room: room ?? "", show: show ?? "" }, "shift", ["air_time"]),
    enabled: room !== null && show !== null,
  });
