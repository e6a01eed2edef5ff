// Acts on the plan as the page does them: one line on what was done with ten seconds to take it
// back, a sentence when it was refused, and whether anything is still on its way.
import { App } from "antd";
import { useCallback, useMemo, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { type PlanActs, usePlanActs } from "@/domains/rundown/acts";
import type { Done } from "@/domains/rundown/plan";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";

export interface Editing {
  acts: PlanActs;
  /** Do it; with `told` it can be taken back. null: it was refused, and that has been said. */
  run: (work: (acts: PlanActs) => Promise<Done | null>, told?: string) => Promise<Done | null>;
  /** The same for a field that shows its own refusal. */
  save: (work: (acts: PlanActs) => Promise<unknown>) => Promise<void>;
  busy: boolean;
}

export function useEditing(show: number): Editing {
  const words = useWords();
  const { message } = App.useApp();
  const undo = useUndo();
  const acts = usePlanActs(show);
  const [under, setUnder] = useState(0);

  const counted = useCallback(async <T>(work: () => Promise<T>): Promise<T> => {
    setUnder((count) => count + 1);
    try {
      return await work();
    } finally {
      setUnder((count) => count - 1);
    }
  }, []);

  const run = useCallback<Editing["run"]>(
    async (work, told) => {
      try {
        const done = await counted(() => work(acts));
        if (done !== null && told !== undefined) {
          undo(told, () => acts.undo(done.plan.id, done.act));
        }
        return done;
      } catch (thrown) {
        const refusal = asRefusal(thrown);
        void message.warning(sentence(refusal, words), 8);
        if (refusal.code === "stale" || refusal.code === "retired") {
          await acts.reread().catch(() => null);
        }
        return null;
      }
    },
    [acts, counted, message, undo, words],
  );

  const save = useCallback<Editing["save"]>(
    async (work) => {
      await counted(() => work(acts));
    },
    [acts, counted],
  );

  return useMemo(() => ({ acts, run, save, busy: under > 0 }), [acts, run, save, under]);
}
