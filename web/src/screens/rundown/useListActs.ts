// What the list of segments can do with the chosen one, by key, by button and from the command box.
import { type RefObject, useCallback, useMemo } from "react";
import type { Plan } from "@/domains/rundown/plan";
import { useLatest } from "@/kit/useLatest";
import { useWords } from "@/words/words";
import type { Editing } from "./useEditing";

const FIVE_MINUTES = 300_000;

interface Given {
  plan: Plan;
  editing: Editing;
  select: (id: number, focusPane: boolean) => void;
  list: RefObject<HTMLDivElement | null>;
}

export interface ListActs {
  /** Behind this segment; null: at the end. */
  add: (after: number | null) => void;
  duplicate: (id: number) => void;
  remove: (id: number) => void;
  undo: () => void;
  /** Bring its row into sight. */
  reveal: (id: number) => void;
  /** Put the caret into the pane: its title, its script, or a new block. */
  into: (id: number, where: "title" | "script" | "block") => void;
}

/** The pane listens for this, wherever it is drawn. */
export const INTO_PANE = "kaibo:into-pane";

export function useListActs({ plan, editing, select, list }: Given): ListActs {
  const words = useWords();
  const latest = useLatest({ plan, editing, words });

  const reveal = useCallback(
    (id: number) => {
      requestAnimationFrame(() =>
        list.current?.querySelector(`[data-segment="${id}"]`)?.scrollIntoView({ block: "nearest" }),
      );
    },
    [list],
  );

  const into = useCallback(
    (id: number, where: "title" | "script" | "block") => {
      select(id, true);
      // After the pane has drawn that segment.
      setTimeout(() => document.dispatchEvent(new CustomEvent(INTO_PANE, { detail: where })), 60);
    },
    [select],
  );

  return useMemo(() => {
    const find = (id: number) => latest.current.plan.segments.find((one) => one.id === id);
    const told = () => latest.current.words.rundown;
    return {
      reveal,
      into,
      add: (after) =>
        void (async () => {
          const { plan: now, editing: by } = latest.current;
          const beside = after === null ? now.segments.at(-1) : find(after);
          const in_loop = now.kind === "loop" && (beside?.in_loop ?? true);
          const title = told().newSegment;
          const body = { after, title, duration_ms: FIVE_MINUTES, in_loop };
          const done = await by.run((acts) => acts.add(now, body));
          const made = done?.made[0];
          if (made === undefined) return;
          reveal(made);
          into(made, "title");
        })(),
      duplicate: (id) =>
        void (async () => {
          const segment = find(id);
          if (segment === undefined) return;
          const done = await latest.current.editing.run(
            (acts) => acts.duplicate(segment),
            told().duplicated(segment.title),
          );
          const made = done?.made[0];
          if (made === undefined) return;
          select(made, false);
          reveal(made);
        })(),
      remove: (id) =>
        void (async () => {
          const { plan: now, editing: by } = latest.current;
          const at = now.segments.findIndex((one) => one.id === id);
          const segment = now.segments[at];
          if (segment === undefined) return;
          const beside = now.segments[at + 1] ?? now.segments[at - 1];
          const done = await by.run((acts) => acts.retire(segment), told().removed(segment.title));
          if (done !== null && beside !== undefined) select(beside.id, false);
        })(),
      undo: () =>
        void latest.current.editing.run(async (acts) => {
          await acts.undo(latest.current.plan.id, null);
          return null;
        }),
    };
  }, [latest, reveal, into, select]);
}
