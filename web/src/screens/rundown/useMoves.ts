// Moving segments: shown at once, sent a moment later, made again on top of somebody else's order,
// and put to the person when both moved the same.
import { App } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { inOrder, type Intent, intentOf, orderOf } from "@/domains/rundown/order";
import type { Plan } from "@/domains/rundown/plan";
import { useLatest } from "@/kit/useLatest";
import { useWords } from "@/words/words";
import type { Editing } from "./useEditing";

/** Several steps with Alt ↓ are one act. */
const PAUSE_MS = 400;

/** Both orders, when two people moved the same segment. */
export interface MoveClash {
  now: Plan;
  mine: Plan;
  intent: Intent;
}

const laid = (plan: Plan, intents: readonly Intent[]): Plan =>
  intents.reduce((shown, intent) => {
    const order = orderOf(shown, intent);
    return order === null ? shown : inOrder(shown, order);
  }, plan);

const sameMoving = (a: Intent | undefined, b: Intent) => a?.moving.join() === b.moving.join();

export function useMoves(plan: Plan, editing: Editing) {
  const words = useWords();
  const { message } = App.useApp();
  const [pending, setPending] = useState<readonly Intent[]>([]);
  const [clash, setClash] = useState<MoveClash | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const work = useRef<Promise<void> | null>(null);
  const shown = useMemo(() => laid(plan, pending), [plan, pending]);
  const latest = useLatest({ plan, pending, shown, editing, words });

  const send = useCallback(
    async (intent: Intent) => {
      const { editing: by, plan: now, words: told } = latest.current;
      try {
        await by.run((acts) => acts.move(now, intent).catch(put), told.rundown.moved);
      } finally {
        setPending((before) => before.filter((one) => one !== intent));
      }
      // What a person has to decide is asked; all else is said by `run`.
      async function put(thrown: unknown): Promise<null> {
        if (asRefusal(thrown).code !== "stale") throw thrown;
        const fresh = await by.acts.reread();
        if (fresh !== null) setClash({ now: fresh, mine: laid(fresh, [intent]), intent });
        return null;
      }
    },
    [latest],
  );

  const commit = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    work.current ??= (async () => {
      for (;;) {
        const next = latest.current.pending[0];
        if (next === undefined) break;
        await send(next);
        // Let the answer reach the page before the next move is laid on top of it.
        await new Promise((done) => setTimeout(done));
      }
      work.current = null;
    })();
  }, [latest, send]);

  const move = useCallback(
    (moving: readonly number[], before: number) => {
      const intent = intentOf(latest.current.shown, moving, before);
      if (orderOf(latest.current.shown, intent) === null) return;
      setPending((all) => {
        // One more step with the same segments takes the place of the last one, unless it is sent.
        const again = work.current === null && sameMoving(all.at(-1), intent);
        return [...(again ? all.slice(0, -1) : all), intent];
      });
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(commit, PAUSE_MS);
    },
    [latest, commit],
  );
  useEffect(
    () => () => {
      if (timer.current !== null) commit();
    },
    [commit],
  );

  const takeMine = async () => {
    if (clash === null) return;
    setClash(null);
    const fresh = await editing.acts.reread().catch(() => null);
    if (fresh === null) return;
    await editing
      .run((acts) => acts.move(fresh, clash.intent), words.rundown.moved)
      .catch((thrown: unknown) => void message.warning(sentence(asRefusal(thrown), words), 8));
  };
  return {
    shown,
    busy: pending.length > 0,
    move,
    clash,
    takeMine,
    keepTheirs: () => setClash(null),
  };
}
