// Acts on a plan: each puts the plan of its answer on the page, and says how it is taken back.
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { asRefusal } from "@/api/refusal";
import { overOthers } from "../overOthers";
import { type Intent, movedByOthers, orderOf } from "./order";
import {
  type Cue,
  type Done,
  newer,
  type Plan,
  planKey,
  rereadPlan,
  type ScriptBlock,
  type Segment,
  type Template,
} from "./plan";

export type SegmentGiven = Omit<Shapes["SegmentChange"], "expect">;
export type PlanGiven = Omit<Shapes["PlanChange"], "expect">;

const of = (plan_id: number) => ({ path: { plan_id } });
const at = (segment_id: number) => ({ path: { segment_id } });
const cueAt = (cue_id: number) => ({ path: { cue_id } });
const inShow = (show_id: number) => ({ path: { show_id } });

/** A plan for a show from that of another. */
export const copyPlan = (show: number, source: number): Promise<Done> =>
  answered(
    api.POST("/api/shows/{show_id}/rundown/copy", { params: inShow(show), body: { source } }),
  );

const insert = (plan: Plan, template: string, after: number | null): Promise<Done> =>
  answered(
    api.POST("/api/rundowns/{plan_id}/template", {
      params: of(plan.id),
      body: { template, after },
    }),
  );

/** Whether the fields of `given` read in `now` as in `seen`. */
const untouched =
  <Row extends object>(seen: Row, given: object) =>
  (now: Row) =>
    Object.keys(given).every((name) => {
      const key = name as keyof Row;
      return JSON.stringify(now[key]) === JSON.stringify(seen[key]);
    });

export function usePlanActs(show: number) {
  const queries = useQueryClient();
  return useMemo(() => {
    const key = planKey(show);
    const put = async (asking: Promise<Done>): Promise<Done> => {
      const done = await asking;
      const shown = done.plan.active ? done.plan : null;
      queries.setQueryData<Plan | null>(key, (kept) => newer(kept, shown));
      return done;
    };
    const reread = () => rereadPlan(queries, show);
    const segmentNow = async (id: number) =>
      (await reread())?.segments.find((segment) => segment.id === id);
    const ask = (plan: Plan, order: { position: number[]; moved: Shapes["SegmentMovedIn"][] }) =>
      put(
        answered(
          api.POST("/api/rundowns/{plan_id}/order", {
            params: of(plan.id),
            body: { expect: plan.version, ...order },
          }),
        ),
      );

    return {
      reread,

      make: (body: Shapes["PlanIn"]) =>
        put(answered(api.POST("/api/shows/{show_id}/rundown", { params: inShow(show), body }))),

      /** A new plan that begins as a template; shown once it is whole. */
      begin: async (template: Template) => {
        const body = { kind: template.kind };
        const made = await answered(
          api.POST("/api/shows/{show_id}/rundown", { params: inShow(show), body }),
        );
        try {
          return await put(insert(made.plan, template.id, null));
        } catch (thrown) {
          await reread();
          throw thrown;
        }
      },

      copyFrom: (source: number) => put(copyPlan(show, source)),

      change: (plan: Plan, given: PlanGiven) =>
        overOthers({
          row: plan,
          write: (now) =>
            put(
              answered(
                api.POST("/api/rundowns/{plan_id}", {
                  params: of(now.id),
                  body: { ...given, expect: now.version },
                }),
              ),
            ),
          read: async () => (await reread()) ?? undefined,
          untouched: untouched(plan, given),
        }),

      /** Move segments; made again on top of somebody else's order unless both moved the same. */
      move: async (plan: Plan, intent: Intent): Promise<Done | null> => {
        const order = orderOf(plan, intent);
        if (order === null) return null;
        try {
          return await ask(plan, order);
        } catch (thrown) {
          if (asRefusal(thrown).code !== "stale") throw thrown;
          const now = await reread();
          if (now === null || movedByOthers(plan, now, intent.moving)) throw thrown;
          const again = orderOf(now, intent);
          return again === null ? null : ask(now, again);
        }
      },

      insert: (plan: Plan, template: string, after: number | null) =>
        put(insert(plan, template, after)),

      retirePlan: (plan: Plan) =>
        put(
          answered(
            api.POST("/api/rundowns/{plan_id}/retire", {
              params: of(plan.id),
              body: { expect: plan.version },
            }),
          ),
        ),

      undo: async (plan: number, act: string | null) => {
        const body = { act };
        const undone = await answered(
          api.POST("/api/rundowns/{plan_id}/undo", { params: of(plan), body }),
        );
        queries.setQueryData<Plan | null>(key, (kept) =>
          newer(kept, undone.plan.active ? undone.plan : null),
        );
        return undone;
      },

      add: (plan: Plan, body: Shapes["SegmentIn"]) =>
        put(answered(api.POST("/api/rundowns/{plan_id}/segments", { params: of(plan.id), body }))),

      changeSegment: (segment: Segment, given: SegmentGiven) =>
        overOthers({
          row: segment,
          write: (now) =>
            put(
              answered(
                api.POST("/api/segments/{segment_id}", {
                  params: at(now.id),
                  body: { ...given, expect: now.version },
                }),
              ),
            ),
          read: () => segmentNow(segment.id),
          untouched: untouched(segment, given),
        }),

      duplicate: (segment: Segment) =>
        put(
          answered(
            api.POST("/api/segments/{segment_id}/duplicate", {
              params: at(segment.id),
              body: { expect: segment.version },
            }),
          ),
        ),

      retire: (segment: Segment) =>
        put(
          answered(
            api.POST("/api/segments/{segment_id}/retire", {
              params: at(segment.id),
              body: { expect: segment.version },
            }),
          ),
        ),

      restore: (segment: number, expect: number) =>
        put(
          answered(
            api.POST("/api/segments/{segment_id}/restore", {
              params: at(segment),
              body: { expect },
            }),
          ),
        ),

      writeScript: (segment: number, expect: number, blocks: ScriptBlock[]) =>
        put(
          answered(
            api.POST("/api/segments/{segment_id}/script", {
              params: at(segment),
              body: { expect, blocks },
            }),
          ),
        ),

      addCue: (segment: number, body: Shapes["CueIn"]) =>
        put(answered(api.POST("/api/segments/{segment_id}/cues", { params: at(segment), body }))),

      changeCue: (cue: Cue, segment: number, given: Omit<Shapes["CueChange"], "expect">) =>
        overOthers({
          row: cue,
          write: (now) =>
            put(
              answered(
                api.POST("/api/cues/{cue_id}", {
                  params: cueAt(now.id),
                  body: { ...given, expect: now.version },
                }),
              ),
            ),
          read: async () => (await segmentNow(segment))?.cues.find((one) => one.id === cue.id),
          untouched: untouched(cue, given),
        }),

      retireCue: (cue: Cue) =>
        put(
          answered(
            api.POST("/api/cues/{cue_id}/retire", {
              params: cueAt(cue.id),
              body: { expect: cue.version },
            }),
          ),
        ),
    };
  }, [queries, show]);
}

export type PlanActs = ReturnType<typeof usePlanActs>;
