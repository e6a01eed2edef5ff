// Texts held against the rules while they are written, whatever asks: one question for those that
// changed, and what of the rules was not asked.
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useLatest } from "@/kit/useLatest";
import { type Block, Checking, type CheckState } from "./checking";
import type { Placeable } from "./placing";

interface Answer<M> {
  blocks: readonly { key: number; marks: readonly M[] }[];
  /** What of the rule packs is not checked, in the server's words. */
  off: readonly string[];
}

export interface Checked<M> {
  state: CheckState<M>;
  partly: readonly string[];
  compose: (held: boolean) => void;
  /** What the texts are held against has changed. */
  again: () => void;
}

/** `about` names what the texts are held against: another one is checked anew. */
export function useChecking<B extends Block, M extends Placeable>(
  blocks: readonly B[],
  about: string,
  ask: (some: readonly B[]) => Promise<Answer<M>>,
): Checked<M> {
  const latest = useLatest(ask);
  const [partly, setPartly] = useState<readonly string[]>([]);
  const [checking] = useState(
    () =>
      new Checking<B, M>({
        ask: async (some) => {
          const answer = await latest.current(some);
          setPartly((before) => (before.join() === answer.off.join() ? before : answer.off));
          return answer.blocks;
        },
        after: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      }),
  );
  const state = useSyncExternalStore(checking.onChange, () => checking.state);
  useEffect(() => checking.look(blocks), [checking, blocks]);
  const held = useRef(about);
  useEffect(() => {
    if (held.current === about) return;
    held.current = about;
    checking.again();
  }, [checking, about]);
  return { state, partly, compose: checking.compose, again: checking.again };
}
