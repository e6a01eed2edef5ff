// What a show really earned: every part a value or a range, with what it rests on.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { keyOf, type Which } from "@/domains/review/shows";
import { useSubject } from "@/live/Live";

export type Profit = Shapes["ProfitOut"];
export type ProfitRow = Shapes["ProfitRowOut"];
export type ProfitPart = Shapes["ProfitPartOut"];
export type ProfitTerm = Shapes["ProfitTermOut"];
export type ProfitMissing = Shapes["ProfitMissingOut"];
export type Want = Shapes["ProfitWantOut"];
export type Basis = ProfitTerm["basis"];
export type By = Profit["by"];
/** From `low` to `high`; null = no end on that side. */
export type Range = Pick<Shapes["ProfitRangeOut"], "low" | "high">;

export const BYS: readonly By[] = ["show", "shift", "host", "product"];

/** While a show runs, or a correction is counted, its profit is asked for again this often. */
const AGAIN_MS = 10_000;

/** `enabled`: whoever may not see profit is not asked for. */
export function useProfit(which: Which, by: By, enabled: boolean) {
  const queries = useQueryClient();
  const key = [...keyOf(which), "profit"];
  const again = () => void queries.invalidateQueries({ queryKey: key });
  // What it is worked out from besides the room's log.
  useSubject("settlement.rate", again);
  useSubject("control.importedfile", again);
  useSubject("selection.sku", again);
  useSubject("selection.productonplatform", again);
  useSubject("people.shift", again);
  useSubject("people.seat", again);
  return useQuery({
    queryKey: [...key, by],
    queryFn: () =>
      answered(
        api.GET("/api/review/{room}/{show}/profit", { params: { path: which, query: { by } } }),
      ),
    enabled,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.end === null || data.recounting) ? AGAIN_MS : false,
  });
}
