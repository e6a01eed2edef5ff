// What a person has written into a review and not sent yet: kept in this browser, for this person.
import { useCallback, useMemo, useState } from "react";
import { useMe } from "@/domains/people/me";
import type { Which } from "@/domains/review/shows";
import { recall, remember } from "@/kit/memory";
import { type Draft, EMPTY, type Kept, keptFrom } from "./draft";

export interface Keeping extends Kept {
  /** The lines being written, and below them always one that is empty. */
  lines: readonly { id: number; draft: Draft }[];
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
  const [blank, setBlank] = useState(kept.fresh.length);
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
      if (id === blank) setBlank(id + 1);
      change((before) => ({
        ...before,
        fresh: before.fresh.some((one) => one.id === id)
          ? before.fresh.map((one) => (one.id === id ? { id, draft } : one))
          : [...before.fresh, { id, draft }],
      }));
    },
    [blank, change],
  );
  const begin = useCallback(
    (draft: Partial<Draft>) => {
      write(blank, { ...EMPTY, ...draft });
      return blank;
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
    const lines = [...kept.fresh, { id: blank, draft: EMPTY }];
    return { ...kept, lines, write, begin, drop, edit, say };
  }, [kept, blank, write, begin, drop, edit, say]);
}
