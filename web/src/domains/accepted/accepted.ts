// Claims somebody answers for, as the API gives them: accepted, and taken back.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { asRefusal } from "@/api/refusal";
import { useSubject } from "@/live/Live";
import { newest, withRow } from "../newest";

export type Accepted = Shapes["AcceptedOut"];
export type AcceptanceRef = Shapes["AcceptanceRef"];

const ACCEPTED = ["compliance", "accepted"] as const;
/** While the server reads its rules, whose names are told with it, it says so at once. */
const READING_MS = 1_000;

/** What is accepted, the newest first; `withdrawn`: also what was taken back. */
export function useAccepted(withdrawn: boolean) {
  const queries = useQueryClient();
  useSubject("compliance.acceptance", () => {
    void queries.invalidateQueries({ queryKey: ACCEPTED });
  });
  const key = [...ACCEPTED, withdrawn];
  return useQuery({
    queryKey: key,
    queryFn: async () =>
      newest(
        queries.getQueryData<Accepted[]>(key),
        await answered(api.GET("/api/compliance/accepted", { params: { query: { withdrawn } } })),
      ),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) =>
      state.error !== null && asRefusal(state.error).code === "packs_reading" ? READING_MS : false,
  });
}

/** Takes an acceptance back, and brings it back. */
export function useAcceptedActs() {
  const queries = useQueryClient();
  return useMemo(() => {
    const put = (row: Accepted): Accepted => {
      queries.setQueriesData<Accepted[]>({ queryKey: ACCEPTED }, (kept) => withRow(kept, row));
      void queries.invalidateQueries({ queryKey: ACCEPTED });
      return row;
    };
    const at = ({ id, version: expect }: AcceptanceRef) => ({
      params: { path: { acceptance_id: id } },
      body: { expect },
    });
    return {
      withdraw: async (ref: AcceptanceRef) =>
        put(await answered(api.POST("/api/compliance/accepted/{acceptance_id}/withdraw", at(ref)))),
      restore: async (ref: AcceptanceRef) =>
        put(await answered(api.POST("/api/compliance/accepted/{acceptance_id}/restore", at(ref)))),
    };
  }, [queries]);
}
