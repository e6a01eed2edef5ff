// What platforms ruled, as the API gives it, kept fresh by the stream.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";
import { newest, withRow } from "../newest";

export type Violation = Shapes["ViolationOut"];
export type ViolationIn = Required<Shapes["ViolationIn"]>;
export type Meter = Shapes["StrikeMeterOut"];
export type Scene = Violation["scene"];
export type Family = Violation["family"];
export type AppealState = Violation["appeal"];

const VIOLATIONS = ["compliance", "violations"] as const;

/** The ledger, newest first: of everything, one room, or one show. */
export function useViolations(of: { room?: string; show?: string } = {}, enabled = true) {
  const queries = useQueryClient();
  useSubject("compliance.violation", () => {
    void queries.invalidateQueries({ queryKey: VIOLATIONS });
  });
  const key = [...VIOLATIONS, "all", of.room ?? "", of.show ?? ""];
  return useQuery({
    queryKey: key,
    enabled,
    queryFn: async () =>
      newest(
        queries.getQueryData<Violation[]>(key),
        await answered(api.GET("/api/compliance/violations", { params: { query: of } })),
      ),
    placeholderData: (before) => before,
  });
}

/** How far penalties of a live room have come; `at` is UTC ms, `show` "" for none. */
export const useMeters = (platform: string, room: string, show: string, at: number) =>
  useQuery({
    queryKey: [...VIOLATIONS, "meters", platform, room, show, at],
    enabled: room !== "" && platform !== "",
    queryFn: () =>
      answered(
        api.GET("/api/compliance/strikes", { params: { query: { platform, room, show, at } } }),
      ),
    placeholderData: (before) => before,
  });

const at = (violation_id: number) => ({ path: { violation_id } });

/** Acts on the ledger; each ends with the page knowing what the server answered. */
export function useViolationActs() {
  const queries = useQueryClient();
  return useMemo(() => {
    const put = (row: Violation): Violation => {
      queries.setQueriesData<Violation[]>({ queryKey: [...VIOLATIONS, "all"] }, (kept) =>
        withRow(kept, row),
      );
      void queries.invalidateQueries({ queryKey: VIOLATIONS });
      return row;
    };
    const taken = (asking: Promise<Violation>) => asking.then(put);
    return {
      /** As it stands in the ledger now; undefined when it is gone. */
      read: async (id: number) => {
        const all = await answered(api.GET("/api/compliance/violations", { params: {} }));
        const row = all.find((one) => one.id === id);
        return row === undefined ? undefined : put(row);
      },
      note: (body: ViolationIn) =>
        taken(answered(api.POST("/api/compliance/violations", { body }))),
      change: (id: number, expect: number, body: ViolationIn) =>
        taken(
          answered(
            api.POST("/api/compliance/violations/{violation_id}", {
              params: at(id),
              body: { ...body, expect },
            }),
          ),
        ),
      appeal: ({ id, version: expect }: Violation, state: AppealState, text: string) =>
        taken(
          answered(
            api.POST("/api/compliance/violations/{violation_id}/appeal", {
              params: at(id),
              body: { state, text, expect },
            }),
          ),
        ),
      retire: ({ id, version: expect }: Violation) =>
        taken(
          answered(
            api.POST("/api/compliance/violations/{violation_id}/retire", {
              params: at(id),
              body: { expect },
            }),
          ),
        ),
      restore: ({ id, version: expect }: Violation) =>
        taken(
          answered(
            api.POST("/api/compliance/violations/{violation_id}/restore", {
              params: at(id),
              body: { expect },
            }),
          ),
        ),
    };
  }, [queries]);
}

export type ViolationActs = ReturnType<typeof useViolationActs>;
