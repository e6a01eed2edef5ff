// Shows as they ran: their numbers, their timeline, and one moment of them.
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useRun } from "@/domains/rooms/rooms";

export type RanShow = Shapes["RanShowOut"];
export type LevelRow = Shapes["LevelRowOut"];
export type ShowMetric = Shapes["ShowMetricOut"];
export type Metric = Shapes["MetricOut"];
export type Timeline = Shapes["TimelineOut"];
export type LaneSpan = Shapes["LaneSpanOut"];
export type Mark = Shapes["MarkOut"];
export type Moment = Shapes["MomentOut"];

/** The levels that are read as tables, in the order of the tabs. */
export const LEVELS = ["shift", "host", "round", "product", "segment", "talk", "channel"] as const;
export type Level = (typeof LEVELS)[number];

export interface Which {
  room: string;
  show: string;
}

const REVIEW = ["review"] as const;
/** A running show grows: its numbers are asked for again this often. */
const AGAIN_MS = 10_000;

/** Whether its numbers change by themselves: it runs, or they await a correction. */
export const moves = (show: RanShow) => show.end === null || show.recounting !== null;

export const keyOf = ({ room, show }: Which) => [...REVIEW, room, show] as const;

export const shownOf = (room: string) =>
  queryOptions({
    queryKey: [...REVIEW, room, "shows"],
    queryFn: () => answered(api.GET("/api/rooms/{room}/shows", { params: { path: { room } } })),
  });

/** The shows of a room's log, newest first; of no room ("") none. */
export const useShows = (room: string) => useQuery({ ...shownOf(room), enabled: room !== "" });

export const timelineOf = (which: Which) =>
  queryOptions({
    queryKey: [...keyOf(which), "timeline"],
    queryFn: () =>
      answered(api.GET("/api/rooms/{room}/shows/{show}/timeline", { params: { path: which } })),
  });

export const metricsOf = (which: Which) =>
  queryOptions({
    queryKey: [...keyOf(which), "metrics"],
    queryFn: () =>
      answered(api.GET("/api/rooms/{room}/shows/{show}/metrics", { params: { path: which } })),
  });

/** `only`: no numbers but these, by id; a level of hundreds of rows is long to work out. */
export const levelOf = (which: Which, level: string, only?: readonly string[]) =>
  queryOptions({
    queryKey: [...keyOf(which), "level", level, ...(only ?? [])],
    queryFn: () =>
      answered(
        api.GET("/api/rooms/{room}/shows/{show}/levels/{level}", {
          params: {
            path: { ...which, level },
            ...(only !== undefined && { query: { only: only.join() } }),
          },
        }),
      ),
  });

/** Where the whole table of a level is asked for as a file. */
export const exportPath = ({ room, show }: Which, level: string) =>
  `/api/rooms/${encodeURIComponent(room)}/shows/${encodeURIComponent(show)}/levels/${level}/export`;

const again = (live: boolean) => ({ refetchInterval: live ? AGAIN_MS : (false as const) });

export const useTimeline = (which: Which) =>
  useQuery({
    ...timelineOf(which),
    refetchInterval: ({ state }) => (state.data && moves(state.data.show) ? AGAIN_MS : false),
  });

export const useShowMetrics = (which: Which, live: boolean) =>
  useQuery({ ...metricsOf(which), ...again(live) });

export const useLevel = (which: Which, level: string, live: boolean, only?: readonly string[]) =>
  useQuery({ ...levelOf(which, level, only), ...again(live) });

/** One instant; null asks for nothing. */
export const useMoment = (which: Which, at: number | null) =>
  useQuery({
    queryKey: [...keyOf(which), "moment", at],
    queryFn: () =>
      answered(
        api.GET("/api/rooms/{room}/shows/{show}/moment", {
          params: { path: which, query: { at: at ?? 0 } },
        }),
      ),
    enabled: at !== null,
    placeholderData: (before) => before,
  });

/** What every number means. It changes with the program only. */
export const useMetricMeanings = () =>
  useQuery({
    queryKey: ["metrics"],
    queryFn: () => answered(api.GET("/api/metrics")),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Read everything of a room's shows again when somebody presses in it, here or elsewhere, and when
 * a correction has been counted. */
export function useFreshOnPress(room: string): void {
  const queries = useQueryClient();
  const run = useRun(room);
  const seq = run && `${run.run_seq} ${run.recounting ?? ""}`;
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (before.current !== undefined && before.current !== seq) {
      void queries.invalidateQueries({ queryKey: [...REVIEW, room] });
    }
    before.current = seq;
  }, [seq, queries, room]);
}
