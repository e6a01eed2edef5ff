// What a person has written into a review and not sent yet: kept in this browser, for this person.
import { useCallback, useMemo, useState } from "react";
import { useMe } from "@/domains/people/me";
import type { Which } from "@/domains/review/shows";
import { recall, remember } from "@/kit/memory";
import { freshKey } from "@/kit/freshKey";
import { type Draft, EMPTY, type Kept, keptFrom, type Line } from "./draft";

export interface Keeping extends Kept {
  /** The lines being written, and below them always one that is empty. */
  lines: readonly Line[];
  write: (id: number, draft: Draft) => void;
  /** A line that begins with this; returns its id. */
  begin: (draft: Partial<Draft>) => number;
  drop: (id: number) => void;
  edit: (finding: number, edited: { expect: number; draft: Draft } | null) => void;
  say: (sentence: string | null) => void;
}

export function useKept({ room, show }: Which): Keeping {
  const user = useMe().data?.user?.id ?? 0;
  const key = `findings.${user}.${room}.${show}`;
  const [kept, setKept] = useState(() => keptFrom(recall(key)));
  // One empty line is always there; when something is written into it there is another below it.
  const [blank, setBlank] = useState(() => ({ id: kept.fresh.length, once: freshKey() }));
  const change = useCallback(
    (how: (before: Kept) => Kept) =>
      setKept((before) => {
        const after = how(before);
        remember(key, JSON.stringify(after));
        return after;
      }),
    [key],
  );
  const write = useCallback(
    (id: number, draft: Draft) => {
      if (id === blank.id) setBlank({ id: id + 1, once: freshKey() });
      change((before) => ({
        ...before,
        fresh: before.fresh.some((one) => one.id === id)
          ? before.fresh.map((one) => (one.id === id ? { ...one, draft } : one))
          : [...before.fresh, { id, once: blank.once, draft }],
      }));
    },
    [blank, change],
  );
  const begin = useCallback(
    (draft: Partial<Draft>) => {
      write(blank.id, { ...EMPTY, ...draft });
      return blank.id;
    },
    [blank, write],
  );
  const drop = useCallback(
    (id: number) =>
      change((before) => ({ ...before, fresh: before.fresh.filter((one) => one.id !== id) })),
    [change],
  );
  const edit = useCallback(
    (finding: number, edited: { expect: number; draft: Draft } | null) =>
      change((before) => {
        const { [finding]: _gone, ...rest } = before.edits;
        return { ...before, edits: edited === null ? rest : { ...rest, [finding]: edited } };
      }),
    [change],
  );
  const say = useCallback(
    (sentence: string | null) => change((before) => ({ ...before, sentence })),
    [change],
  );
  return useMemo(() => {
    const lines = [...kept.fresh, { ...blank, draft: EMPTY }];
    return { ...kept, lines, write, begin, drop, edit, say };
  }, [kept, blank, write, begin, drop, edit, say]);
}
