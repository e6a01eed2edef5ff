// Records a correction: one press, then the show is counted again and what changed is told.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { Refusal } from "@/api/refusal";
import {
  keyOf,
  type LaneSpan,
  LEVELS,
  levelOf,
  type Metric,
  metricsOf,
  type Timeline,
  timelineOf,
  type Which,
} from "@/domains/review/shows";
import { useUndo } from "@/kit/Undo";
import { useCommands } from "@/live/Live";
import { useWords } from "@/words/words";
import { countsOf } from "../counts";
import { type Change, changes, type Numbers } from "../diff";
import type { Correction } from "../timeline/edges";
import { fewest } from "../timeline/relaid";
import type { Stretch } from "../timeline/scale";
import { wayBack } from "../timeline/undo";
import { around, laneOf } from "./useCorrecting";

/** What the log is told about a span that is put in, besides its times. */
export type Extra = { ref?: string; data?: Record<string, unknown> };

export interface Recording {
  /** A correction is on its way, or the show is being counted again. */
  busy: boolean;
  changed: readonly Change[] | null;
  forget: () => void;
  /** Resolves with the id of the press; throws a Refusal, and then nothing has changed. */
  record: (fix: Correction, why: string, label: string, extra?: Extra) => Promise<string>;
  /** Several of one lane in order, told and undone as one. Throws a Refusal; then those before the
   * one that was refused have changed it. */
  recordAll: (fixes: readonly Correction[], why: string, label: string) => Promise<void>;
}

export function useRecord(
  which: Which,
  catalogue: readonly Metric[] | undefined,
  whole: Stretch,
): Recording {
  const words = useWords();
  const queries = useQueryClient();
  const { commands } = useCommands();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);
  const [changed, setChanged] = useState<readonly Change[] | null>(null);
  const counts = useMemo(
    () => new Map(LEVELS.map((level) => [level, countsOf(catalogue ?? [], level)])),
    [catalogue],
  );

  /** Everything a correction may change, as the server has it now. */
  const read = useCallback(async (): Promise<Numbers & { timeline: Timeline }> => {
    const fresh = { staleTime: 0 };
    const [timeline, metrics, ...levels] = await Promise.all([
      queries.fetchQuery({ ...timelineOf(which), ...fresh }),
      queries.fetchQuery({ ...metricsOf(which), ...fresh }),
      ...LEVELS.map((level) => queries.fetchQuery({ ...levelOf(which, level), ...fresh })),
    ]);
    return { timeline, metrics, levels: new Map(levels.map((one) => [one.level, one.rows])) };
  }, [queries, which]);

  const press = useCallback(
    async (fix: Correction, why: string, label: string, extra: Extra = {}): Promise<string> => {
      const x = { ...fix, ...extra, why };
      const outcome = await commands.send(which.room, { kind: "timeline.fix", x }, label);
      if (outcome.kind === "refused") throw outcome.refusal;
      if (outcome.kind === "given_up")
        throw new Refusal("given_up", 409, words.review.correct.givenUp);
      const answer = outcome.answer as { command_id?: unknown };
      return typeof answer.command_id === "string" ? answer.command_id : "";
    },
    [commands, which.room, words],
  );

  /** Reads, does what is to be done, tells what it changed and offers the way back. */
  const told = useCallback(
    async <Done>(fix: Correction, label: string, pressing: () => Promise<Done>): Promise<Done> => {
      setBusy(true);
      setChanged(null);
      try {
        const before = await read();
        const done = await pressing();
        const after = await read();
        setChanged(changes(before, after, counts));
        const of = (told: Timeline) => around(told.lanes, fix.lane, fix.host);
        undo(words.review.correct.done(label), async () => {
          setBusy(true);
          try {
            // What has to be pressed is worked out from what is there now: others press too.
            const now = await read();
            const back = wayBack(
              of(before.timeline),
              of(after.timeline),
              laneOf(fix.lane, fix.host ?? ""),
              whole,
              { lane: of(now.timeline), gone: around(now.timeline.gone, fix.lane, fix.host) },
            );
            const lost = new Map(
              [...of(before.timeline), ...of(now.timeline)].map((span) => [span.key, span]),
            );
            for (const one of fewest(back, fix, of(before.timeline), of(now.timeline), whole)) {
              await press(carried(one, lost), words.review.correct.undone, label);
            }
            setChanged(changes(now, await read(), counts));
          } finally {
            setBusy(false);
          }
        });
        return done;
      } finally {
        setBusy(false);
        void queries.invalidateQueries({ queryKey: keyOf(which) });
      }
    },
    [read, press, undo, counts, words, whole, queries, which],
  );

  const record = useCallback(
    (fix: Correction, why: string, label: string, extra?: Extra) =>
      told(fix, label, () => press(fix, why, label, extra)),
    [told, press],
  );

  const recordAll = useCallback(
    async (fixes: readonly Correction[], why: string, label: string) => {
      const [first, ...rest] = fixes;
      if (first === undefined) return;
      const refused = await told(first, label, async () => {
        await press(first, why, label);
        for (const one of rest) {
          try {
            await press(one, why, label);
          } catch (thrown) {
            return { thrown };
          }
        }
        return null;
      });
      if (refused !== null) throw refused.thrown;
    },
    [told, press],
  );
  return { busy, changed, forget: () => setChanged(null), record, recordAll };
}

/** Spans that had to be put in anew read as they did, as far as the page knows what they carried. */
function carried(fix: Correction, lost: ReadonlyMap<string, LaneSpan>): Correction {
  const extra = (key: string | undefined): Extra => {
    const span = lost.get(key ?? "");
    return span === undefined
      ? {}
      : { ...(span.ref !== null && { ref: span.ref }), data: span.data };
  };
  if (fix.op === "add") return { ...fix, ...extra(fix.key) };
  if (fix.op !== "overlay") return fix;
  return { ...fix, spans: fix.spans.map((span) => ({ ...span, ...extra(span.key) })) };
}
