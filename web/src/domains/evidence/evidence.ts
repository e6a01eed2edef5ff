// Licences and proofs on file, as the API gives them, kept fresh by the stream.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, csrfToken, type Shapes } from "@/api/client";
import { asRefusal, refusalFrom } from "@/api/refusal";
import { useSubject } from "@/live/Live";
import { newest, withRow } from "../newest";

export type Evidence = Shapes["EvidenceOut"];
export type EvidenceIn = Required<Shapes["EvidenceIn"]>;
export type EvidenceKind = Evidence["kind"];
export type ProvableRule = Shapes["ProvableRuleOut"];

const EVIDENCE = ["compliance", "evidence"] as const;
/** As the server has it: more is not sent at all. */
export const MOST_BYTES = 20 * 1_024 * 1_024;
/** Twenty megabytes on a slow line. */
const SENDING_MS = 180_000;
export const TAKES = ".pdf,.png,.jpg,.jpeg,.webp";

/** What is on file, that which ends first at the top. */
export function useEvidence(retired: boolean) {
  const queries = useQueryClient();
  useSubject("compliance.evidence", () => {
    void queries.invalidateQueries({ queryKey: [...EVIDENCE, "all"] });
  });
  const key = [...EVIDENCE, "all", retired];
  return useQuery({
    queryKey: key,
    queryFn: async () =>
      newest(
        queries.getQueryData<Evidence[]>(key),
        await answered(api.GET("/api/compliance/evidence", { params: { query: { retired } } })),
      ),
    placeholderData: (before) => before,
  });
}

/** What evidence can be, each with the rules it is offered for first. */
export const useEvidenceKinds = () =>
  useQuery({
    queryKey: [...EVIDENCE, "kinds"],
    queryFn: () => answered(api.GET("/api/compliance/evidence/kinds")),
    staleTime: Infinity,
  });

/** Rules whose claims want proof. */
export const useProvableRules = () =>
  useQuery({
    queryKey: [...EVIDENCE, "rules"],
    queryFn: () => answered(api.GET("/api/compliance/evidence/rules")),
    staleTime: Infinity,
  });

export const fileOf = (evidence: Pick<Evidence, "id" | "version">) =>
  `/api/compliance/evidence/${evidence.id}/file?v=${evidence.version}`;

const at = (evidence_id: number) => ({ path: { evidence_id } });

async function sendFile(row: Evidence, file: File): Promise<Evidence> {
  const body = new FormData();
  body.append("file", file);
  try {
    const response = await fetch(`/api/compliance/evidence/${row.id}/file?expect=${row.version}`, {
      method: "POST",
      headers: { "X-CSRFToken": csrfToken() },
      body,
      credentials: "same-origin",
      signal: AbortSignal.timeout(SENDING_MS),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw refusalFrom(response.status, answer);
    return answer as Evidence;
  } catch (thrown) {
    throw asRefusal(thrown);
  }
}

/** Acts on the file; each ends with the page knowing what the server answered. */
export function useEvidenceActs() {
  const queries = useQueryClient();
  return useMemo(() => {
    const put = (row: Evidence): Evidence => {
      queries.setQueriesData<Evidence[]>({ queryKey: [...EVIDENCE, "all"] }, (kept) =>
        withRow(kept, row),
      );
      void queries.invalidateQueries({ queryKey: EVIDENCE });
      return row;
    };
    const taken = (asking: Promise<Evidence>) => asking.then(put);
    return {
      /** As it is on file now; undefined when it is gone. */
      read: async (id: number) => {
        const query = { retired: true };
        const all = await answered(api.GET("/api/compliance/evidence", { params: { query } }));
        const row = all.find((one) => one.id === id);
        return row === undefined ? undefined : put(row);
      },
      add: (body: EvidenceIn) => taken(answered(api.POST("/api/compliance/evidence", { body }))),
      change: (id: number, expect: number, body: EvidenceIn) =>
        taken(
          answered(
            api.POST("/api/compliance/evidence/{evidence_id}", {
              params: at(id),
              body: { ...body, expect },
            }),
          ),
        ),
      attach: (row: Evidence, file: File) => taken(sendFile(row, file)),
      retire: ({ id, version: expect }: Evidence) =>
        taken(
          answered(
            api.POST("/api/compliance/evidence/{evidence_id}/retire", {
              params: at(id),
              body: { expect },
            }),
          ),
        ),
      restore: ({ id, version: expect }: Evidence) =>
        taken(
          answered(
            api.POST("/api/compliance/evidence/{evidence_id}/restore", {
              params: at(id),
              body: { expect },
            }),
          ),
        ),
    };
  }, [queries]);
}

export type EvidenceActs = ReturnType<typeof useEvidenceActs>;
