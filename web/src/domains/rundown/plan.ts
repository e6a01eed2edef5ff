// A show's plan as the API gives it: read whole, kept fresh by the stream.
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { asRefusal } from "@/api/refusal";
import { useSubject } from "@/live/Live";

export type Plan = Shapes["PlanOut"];
export type Segment = Shapes["SegmentOut"];
export type ScriptBlock = Shapes["ScriptBlockIn"];
export type BlockKind = Shapes["BlockKind"];
export type Lane = Shapes["Lane"];
export type Cue = Shapes["CueOut"];
export type CueKind = Shapes["CueKind"];
export type PlanKind = Shapes["PlanKind"];
export type Totals = Shapes["PlanTotalsOut"];
export type Issue = Shapes["PlanIssueOut"];
export type Done = Shapes["PlanDoneOut"];
export type Step = Shapes["SegmentStepOut"];
export type Template = Shapes["RundownTemplateOut"];
export type PlanCard = Shapes["PlanCardOut"];

const RUNDOWN = ["rundown"] as const;
export const planKey = (show: number) => [...RUNDOWN, "plan", show] as const;

/** The plan of a show; null while it has none. */
export async function askPlan(show_id: number): Promise<Plan | null> {
  try {
    return await answered(
      api.GET("/api/shows/{show_id}/rundown", { params: { path: { show_id } } }),
    );
  } catch (thrown) {
    if (asRefusal(thrown).code === "not_found") return null;
    throw thrown;
  }
}

/** A plan read while a write was under way is older than the answer to that write. */
export const newer = (kept: Plan | null | undefined, fresh: Plan | null): Plan | null =>
  kept && fresh && kept.id === fresh.id && kept.rev > fresh.rev ? kept : fresh;

export const rereadPlan = (queries: QueryClient, show: number) =>
  queries.fetchQuery({
    queryKey: planKey(show),
    queryFn: async () =>
      newer(queries.getQueryData<Plan | null>(planKey(show)), await askPlan(show)),
    staleTime: 0,
  });

export function usePlan(show: number) {
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: RUNDOWN });
  useSubject("rundown.plan", again);
  // Numbers, names and prices in a plan are the line-up's.
  useSubject("selection.link", again);
  useSubject("selection.product", again);
  return useQuery({
    queryKey: planKey(show),
    queryFn: async () =>
      newer(queries.getQueryData<Plan | null>(planKey(show)), await askPlan(show)),
  });
}

/** What the plan adds up to. The former totals stay until the new ones are there. */
export const useTotals = (plan: Plan | null) =>
  useQuery({
    queryKey: [...RUNDOWN, "totals", plan?.id, plan?.rev],
    queryFn: () =>
      answered(
        api.GET("/api/rundowns/{plan_id}/totals", {
          params: { path: { plan_id: plan?.id ?? 0 } },
        }),
      ),
    placeholderData: (before) => before,
    enabled: plan !== null,
  });

export const useTemplates = (enabled: boolean) =>
  useQuery({
    queryKey: ["rundown-templates"],
    queryFn: () => answered(api.GET("/api/rundown/templates")),
    staleTime: Infinity,
    enabled,
  });

/** The blanks a script may have, such as {到手价}. */
export const useBlanks = () =>
  useQuery({
    queryKey: ["rundown-words"],
    queryFn: () => answered(api.GET("/api/rundown/words")),
    staleTime: Infinity,
    select: (words) => words.blanks,
  });

/** The plans of all shows that touch [start, end), without what is in them. */
export function usePlanCards(start: number, end: number) {
  const queries = useQueryClient();
  const key = ["rundown-cards"];
  useSubject("rundown.plan", () => void queries.invalidateQueries({ queryKey: key }));
  return useQuery({
    queryKey: [...key, start, end],
    queryFn: () => answered(api.GET("/api/rundowns", { params: { query: { start, end } } })),
    placeholderData: (before) => before,
  });
}

/** How a segment came to read as it does, the newest changes first. */
export const useHistory = (segment: number, plan: Plan) =>
  useQuery({
    queryKey: [...RUNDOWN, "history", segment, plan.rev],
    queryFn: () =>
      answered(
        api.GET("/api/segments/{segment_id}/history", {
          params: { path: { segment_id: segment } },
        }),
      ),
    placeholderData: (before) => before,
  });
