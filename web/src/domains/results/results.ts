// What a show brought: its two attributions, its money as it ripens, and ours beside the platform's.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { keyOf, type Which } from "@/domains/review/shows";
import { useSubject } from "@/live/Live";

export type Results = Shapes["ResultsOut"];
export type Attribution = Shapes["AttributionOut"];
export type LineSum = Shapes["SumOut"];
export type Version = Shapes["VersionOut"];
export type DayRefund = Shapes["DayRefundOut"];
export type Reconciled = Shapes["ReconcileOut"];
export type Talks = Shapes["TalksOut"];
export type Talk = Shapes["TalkOut"];
export type TalkMinute = Shapes["TalkMinuteOut"];

/** While a show runs, or a correction is counted, its results are asked for again this often. */
const AGAIN_MS = 10_000;

/** `enabled`: whoever may not see sales is not asked for. */
export function useResults(which: Which, enabled: boolean) {
  const queries = useQueryClient();
  const queryKey = [...keyOf(which), "results"];
  // A file that is stored or withdrawn changes every number of the show, also those behind these.
  useSubject(
    "control.importedfile",
    () => void queries.invalidateQueries({ queryKey: keyOf(which) }),
  );
  return useQuery({
    queryKey,
    queryFn: () =>
      answered(api.GET("/api/review/{room}/{show}/results", { params: { path: which } })),
    enabled,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.end === null || data.recounting) ? AGAIN_MS : false,
  });
}

/** The platform's log of talks beside ours; `moving`: it may change by itself. */
export const useTalks = (which: Which, moving: boolean) =>
  useQuery({
    queryKey: [...keyOf(which), "results", "talks"],
    queryFn: () =>
      answered(api.GET("/api/review/{room}/{show}/results/talks", { params: { path: which } })),
    refetchInterval: moving ? AGAIN_MS : false,
  });
