// Numbers and places of a show's links: what a person arranges is shown at once, sent in one act a
// moment later, told in one sentence for the host, and taken back for ten seconds.
import { App } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { asRefusal, Refusal, sentence } from "@/api/refusal";
import type { Link, LinkActs } from "@/domains/selection/links";
import { countedUp, movesTo, rearranged, renumbered } from "@/domains/selection/numbers";
import { readNumber } from "@/kit/typed";
import { useLatest } from "@/kit/useLatest";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";

/** Several steps with Alt ↓ are one act. */
const PAUSE_MS = 450;

/** `rows` as the server has them now, in the order and with the numbers of `wanted`. */
function overlaid(rows: readonly Link[], wanted: readonly Link[]): Link[] {
  const now = new Map(rows.map((row) => [row.id, row]));
  const kept = wanted.flatMap((row) => {
    const fresh = now.get(row.id);
    return fresh === undefined ? [] : [{ ...fresh, link_no: row.link_no, position: row.position }];
  });
  const known = new Set(wanted.map((row) => row.id));
  return [...kept, ...rows.filter((row) => !known.has(row.id))];
}

export function useNumbering(rows: readonly Link[], acts: LinkActs, withNumbers: boolean) {
  const words = useWords();
  const { message } = App.useApp();
  const undo = useUndo();
  const [wanted, setWanted] = useState<readonly Link[] | null>(null);
  const [sending, setSending] = useState(false);
  const [announcement, setAnnouncement] = useState("");
  const shown = useMemo(() => (wanted === null ? rows : overlaid(rows, wanted)), [rows, wanted]);
  const latestRef = useLatest({ rows, wanted, shown, acts, words });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  /** One act for all of it; what it answers is told and can be taken back. */
  const send = useCallback(
    async (then: readonly Link[]) => {
      const { rows: now, acts: by, words: told } = latestRef.current;
      const moves = movesTo(now, then);
      if (moves.length === 0) return;
      const done = await by.reorder(moves);
      if (done.changes.length > 0) setAnnouncement(done.announcement);
      // The sentence itself stands at the foot of the page.
      undo(done.changes.length > 0 ? told.links.renumbered : told.links.moved, async () => {
        await by.undo(done.act);
        setAnnouncement("");
      });
    },
    [latestRef, undo],
  );

  const commit = useCallback(async () => {
    setSending(true);
    for (;;) {
      const then = latestRef.current.wanted;
      if (then === null) break;
      try {
        await send(overlaid(latestRef.current.rows, then));
      } catch (thrown) {
        void message.warning(sentence(asRefusal(thrown), latestRef.current.words), 8);
        await latestRef.current.acts.reread().catch(() => null);
      }
      // What was moved while it was under way is the next act.
      if (latestRef.current.wanted !== then) continue;
      setWanted(null);
      break;
    }
    setSending(false);
  }, [latestRef, send, message]);

  const plan = useCallback(
    (then: readonly Link[]) => {
      setWanted(then);
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(() => void commit(), PAUSE_MS);
    },
    [commit],
  );
  // Leaving the page does not leave a move half done.
  useEffect(
    () => () => {
      if (timer.current === null) return;
      clearTimeout(timer.current);
      void commit();
    },
    [commit],
  );

  const put = (keys: readonly string[], before: number) =>
    plan(rearranged(shown, keys.map(Number), before, withNumbers));

  /** Numbers that were typed or pasted, in one act. */
  const give = useCallback(
    (changes: readonly { row: Link; text: string }[]) => {
      let then: Link[] = [...latestRef.current.shown];
      for (const { row, text } of changes) {
        const number = readNumber(text);
        if (number === undefined) {
          throw new Refusal("invalid", 422, latestRef.current.words.links.badNumber);
        }
        // Pasted together, each gets what is written; alone, a taken number is exchanged.
        then =
          changes.length > 1
            ? then.map((one) => (one.id === row.id ? { ...one, link_no: number } : one))
            : renumbered(then, row.id, number);
      }
      return send(then);
    },
    [latestRef, send],
  );

  return {
    shown,
    busy: wanted !== null || sending,
    announcement,
    setAnnouncement,
    put,
    give,
    countUp: async () => {
      if (movesTo(shown, countedUp(shown)).length === 0) message.info(words.links.countedUp);
      else {
        await send(countedUp(shown)).catch(
          (thrown: unknown) => void message.warning(sentence(asRefusal(thrown), words), 8),
        );
      }
    },
  };
}

export type Numbering = ReturnType<typeof useNumbering>;
