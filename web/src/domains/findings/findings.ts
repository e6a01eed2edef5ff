// The review of a show and what it found: asked for, written, judged, and carried into the next shows.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { keyOf, type Which } from "@/domains/review/shows";
import { useSubject } from "@/live/Live";

export type Review = Shapes["ReviewOut"];
/** What people wrote into it: the part that changes while they write. */
export type Written = Shapes["WrittenOut"];
export type Against = Shapes["AgainstOut"];
export type HeldTo = Shapes["HeldToOut"];
export type Funnel = Shapes["FunnelOut"];
export type FunnelStep = Shapes["FunnelStepOut"];
export type Turning = Shapes["TurningOut"];
export type Turn = Shapes["TurnOut"];
export type Ranking = Shapes["RankingOut"];
export type Ranked = Shapes["RankedOut"];
export type Promised = Shapes["PromiseOut"];
export type Finding = Shapes["FindingOut"];
/** As it is written; a new one is sent under a key besides. */
export type FindingIn = Omit<Shapes["FindingAdd"], "once">;
export type FindingState = Finding["state"];

const FINDINGS = "findings";
/** What the show itself says takes seconds to work out: it is not asked for again after each write. */
const SAID = "said";
/** A running show, and one that awaits a correction, is asked for again this often. */
const AGAIN_MS = 30_000;

/** Everything that shows findings is read again when one changes anywhere. */
function useFreshFindings(): void {
  const queries = useQueryClient();
  const again = () =>
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(FINDINGS) });
  useSubject("review.finding", again);
  useSubject("review.review", again);
}

/** `against`: what it is compared with: "" the shows most like it, "last", "goal", a show's id. */
export function useReview(which: Which, against: string) {
  return useQuery({
    queryKey: [...keyOf(which), SAID, against],
    queryFn: () =>
      answered(
        api.GET("/api/review/{room}/{show}/review", {
          params: { path: which, ...(against !== "" && { query: { against } }) },
        }),
      ),
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.end === null || data.recounting) ? AGAIN_MS : false,
  });
}

/** What people wrote into the review of a show; until it is here, as the review itself has it. */
export function useWritten(which: Which): Written | undefined {
  useFreshFindings();
  return useQuery({
    queryKey: [...keyOf(which), FINDINGS],
    queryFn: () =>
      answered(api.GET("/api/review/{room}/{show}/findings", { params: { path: which } })),
  }).data;
}

/** Where the review of a show is asked for as a file. */
export const exportPath = ({ room, show }: Which) =>
  `/api/review/${encodeURIComponent(room)}/${encodeURIComponent(show)}/review/export`;

/** Findings of a room that are not settled: what the next show has on its list. */
export function useOpenFindings(room: string, enabled: boolean) {
  useFreshFindings();
  return useQuery({
    queryKey: [FINDINGS, "open", room],
    queryFn: () => answered(api.GET("/api/review/open-findings", { params: { query: { room } } })),
    enabled,
  });
}

/** A write that ends with every list of findings read again, also after a refusal. */
function useWrite<Given, Answer>(ask: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(FINDINGS) }),
  }).mutateAsync;
}

const at = (finding_id: number) => ({ path: { finding_id } });

export const useAddFinding = (which: Which) =>
  useWrite((body: FindingIn & { once: string }) =>
    answered(api.POST("/api/review/{room}/{show}/findings", { params: { path: which }, body })),
  );

export const useChangeFinding = () =>
  useWrite(({ id, expect, body }: { id: number; expect: number; body: FindingIn }) =>
    answered(
      api.POST("/api/review/findings/{finding_id}", {
        params: at(id),
        body: { ...body, expect },
      }),
    ),
  );

export interface Step {
  id: number;
  expect: number;
  state: FindingState;
  verdict: string;
}

export const useSetState = () =>
  useWrite(({ id, ...body }: Step) =>
    answered(api.POST("/api/review/findings/{finding_id}/state", { params: at(id), body })),
  );

interface Versioned {
  id: number;
  expect: number;
}

export const useRetireFinding = () =>
  useWrite(({ id, expect }: Versioned) =>
    answered(
      api.POST("/api/review/findings/{finding_id}/retire", { params: at(id), body: { expect } }),
    ),
  );

export const useRestoreFinding = () =>
  useWrite(({ id, expect }: Versioned) =>
    answered(
      api.POST("/api/review/findings/{finding_id}/restore", { params: at(id), body: { expect } }),
    ),
  );

export const useClose = (which: Which) =>
  useWrite((body: Shapes["ReviewCloseIn"]) =>
    answered(api.POST("/api/review/{room}/{show}/review/close", { params: { path: which }, body })),
  );

export const useReopen = (which: Which) =>
  useWrite((expect: number) =>
    answered(
      api.POST("/api/review/{room}/{show}/review/reopen", {
        params: { path: which },
        body: { expect },
      }),
    ),
  );
