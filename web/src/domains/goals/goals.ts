// Goals from a month down to an hour: read, set, rolled down, and how far they are.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type Goal = Shapes["GoalOut"];
export type GoalScope = Goal["scope"];
export type Aim = Shapes["GoalAimOut"];
export type Preview = Shapes["GoalPreviewOut"];
export type Portion = Shapes["GoalPortionOut"];
export type Standings = Shapes["GoalStandingsOut"];
export type Standing = Shapes["GoalStandingOut"];
export type Brought = Shapes["ShowBroughtOut"];
export type Wish = Shapes["GoalWishIn"];

const GOALS = ["goals"] as const;
/** What runs is asked for again this often. */
const AGAIN_MS = 10_000;

/** What can be a goal. It changes with the program only. */
export const useAims = () =>
  useQuery({
    queryKey: ["goal-metrics"],
    queryFn: () => answered(api.GET("/api/goals/metrics")),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Goals of one metric that touch [start, end), UTC ms, of the team and all rooms. */
export function useGoals(start: number, end: number, metric: string) {
  const queries = useQueryClient();
  useSubject("goals.goal", () => void queries.invalidateQueries({ queryKey: GOALS }));
  return useQuery({
    queryKey: [...GOALS, "between", start, end, metric],
    queryFn: () => answered(api.GET("/api/goals", { params: { query: { start, end, metric } } })),
    placeholderData: (before) => before,
  });
}

/** What the shows of [start, end) brought and how far goals are. `deep`: those of shows, shifts and
 * hours too. */
export function useStandings(start: number, end: number, metric: string, deep: boolean) {
  const queries = useQueryClient();
  const key = [...GOALS, "standings"];
  const again = () => void queries.invalidateQueries({ queryKey: key });
  useSubject("control.importedfile", again);
  return useQuery({
    queryKey: [...key, start, end, metric, deep],
    queryFn: () =>
      answered(api.GET("/api/review/goals", { params: { query: { start, end, metric, deep } } })),
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) =>
      data?.shows.some((show) => show.end === null) ? AGAIN_MS : false,
  });
}

const at = (goal_id: number) => ({ path: { goal_id } });

export function useGoalActs() {
  const queries = useQueryClient();
  return useMemo(() => {
    /** Whatever became of it, the goals are read again: somebody may have been faster. */
    const then = async <Answer>(asking: Promise<Answer>): Promise<Answer> => {
      try {
        return await asking;
      } finally {
        void queries.invalidateQueries({ queryKey: GOALS });
      }
    };
    return {
      set: (body: Shapes["GoalIn"]) => then(answered(api.POST("/api/goals", { body }))),
      change: (goal: Goal, value: number) =>
        then(
          answered(
            api.POST("/api/goals/{goal_id}", {
              params: at(goal.id),
              body: { expect: goal.version, value, note: goal.note },
            }),
          ),
        ),
      /** The goal and what was rolled down from it; all that was cleared, for `restore`. */
      clear: (goal: Pick<Goal, "id" | "version">) =>
        then(
          answered(
            api.POST("/api/goals/{goal_id}/clear", {
              params: at(goal.id),
              body: { expect: goal.version, rolled_down_too: true },
            }),
          ),
        ),
      restore: (gone: readonly Goal[]) =>
        then(
          answered(
            api.POST("/api/goals/restore", {
              body: { goals: gone.map(({ id, version: expect }) => ({ id, expect })) },
            }),
          ),
        ),
      copy: (month: number, room: string) =>
        then(answered(api.POST("/api/goals/copy", { body: { month, room } }))),
      preview: (goal: Goal, body: Wish) =>
        answered(api.POST("/api/goals/{goal_id}/spread/preview", { params: at(goal.id), body })),
      spread: (seen: Preview, wish: Wish) =>
        then(
          answered(
            api.POST("/api/goals/{goal_id}/spread", {
              params: at(seen.goal.id),
              body: { ...wish, expect: seen.goal.version, digest: seen.digest },
            }),
          ),
        ),
    };
  }, [queries]);
}

export type GoalActs = ReturnType<typeof useGoalActs>;
