// What things cost, as somebody stated it.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";
import { newest, withRow } from "../newest";
import { overOthers } from "../overOthers";

export type Rate = Shapes["RateOut"];
export type RateKind = Shapes["RateKindOut"];
export type RateCode = RateKind["code"];
export type RateUnit = RateKind["unit"];
export type RateDraft = Shapes["RateIn"];
export type RateFields = Pick<
  Rate,
  "low" | "high" | "first_day" | "last_day" | "source" | "as_of" | "note"
>;

const RATES = ["settlement", "rates"] as const;

/** The kinds there are; they change with the program only. */
export const useRateKinds = (enabled: boolean) =>
  useQuery({
    queryKey: ["settlement", "kinds"],
    queryFn: () => answered(api.GET("/api/settlement/kinds")),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });

/** All rates this person may see, by kind, the latest day first. `retired`: those taken back too. */
export function useRates(retired: boolean, enabled: boolean) {
  const queries = useQueryClient();
  useSubject("settlement.rate", () => void queries.invalidateQueries({ queryKey: RATES }));
  const key = [...RATES, retired];
  return useQuery({
    queryKey: key,
    queryFn: async () =>
      newest(
        queries.getQueryData<Rate[]>(key),
        await answered(api.GET("/api/settlement/rates", { params: { query: { retired } } })),
      ),
    placeholderData: (before) => before,
    enabled,
  });
}

const at = (rate_id: number) => ({ path: { rate_id } });

/** State a rate; its earlier one may end by it, so the list is read again. */
export function useStateRate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RateDraft) => answered(api.POST("/api/settlement/rates", { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: RATES }),
  });
}

export function useRateActs() {
  const queries = useQueryClient();
  return useMemo(() => {
    const put = (row: Rate): Rate => {
      queries.setQueriesData<Rate[]>({ queryKey: RATES }, (kept) => withRow(kept, row));
      return row;
    };
    const read = async (id: number) => {
      const all = await answered(
        api.GET("/api/settlement/rates", { params: { query: { retired: true } } }),
      );
      return all.find((one) => one.id === id);
    };
    const again = () => void queries.invalidateQueries({ queryKey: RATES });
    return {
      change: (rate: Rate, given: Partial<RateFields>) =>
        overOthers({
          row: rate,
          write: async (now) => {
            const { low, high, first_day, last_day, source, as_of, note, version } = now;
            const kept = { low, high, first_day, last_day, source, as_of, note };
            const body = { ...kept, ...given, expect: version };
            return put(
              await answered(
                api.POST("/api/settlement/rates/{rate_id}", { params: at(now.id), body }),
              ),
            );
          },
          read: () => read(rate.id),
          untouched: (now) =>
            (Object.keys(given) as (keyof RateFields)[]).every((name) => now[name] === rate[name]),
        }),
      retire: async ({ id, version: expect }: Rate) => {
        const row = await answered(
          api.POST("/api/settlement/rates/{rate_id}/retire", { params: at(id), body: { expect } }),
        );
        again();
        return put(row);
      },
      restore: async ({ id, version: expect }: Rate) => {
        const row = await answered(
          api.POST("/api/settlement/rates/{rate_id}/restore", { params: at(id), body: { expect } }),
        );
        again();
        return put(row);
      },
    };
  }, [queries]);
}

export type RateActs = ReturnType<typeof useRateActs>;

export type RateScope = Pick<Rate, "kind" | "room" | "product" | "duty" | "person">;
