// Lines to the host as presses of the desk: pushed, and taken down.
import { useCallback, useEffect, useMemo, useState } from "react";
import { type Alert, wordIn } from "@/domains/control/alerts";
import { roomNow, useBeat, usePrompterPart } from "@/domains/control/live";
import { useMay } from "@/domains/people/me";
import {
  lengthOf,
  MOST_OF,
  type PushedLine,
  type PushKind,
  type PrompterPart,
} from "@/domains/prompter/parts";
import { useUndo } from "@/kit/Undo";
import type { Outcome } from "@/live/commands";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";

export interface Wanted {
  text: string;
  kind: PushKind;
  /** Taken down by itself after so many seconds; null: when somebody does. */
  secs: number | null;
  ref?: string;
}

export interface Pushing {
  may: boolean;
  /** The line that stands, as far as this page knows. */
  line: PushedLine | null;
  last: readonly PushedLine[];
  push: (wanted: Wanted) => Promise<Outcome>;
  down: (line: PushedLine) => Promise<Outcome>;
  /** Push the line by which an alert is put right. */
  correct: (alert: Alert) => Promise<Outcome | null>;
}

const NO_LINES: readonly PushedLine[] = [];

export function usePush(): Pushing {
  const { room, press, current } = useDesk();
  const link = current?.linkId;
  const told = useWords().prompter.desk.acts;
  const may = useMay()("run.push");
  const offer = useUndo();
  const part = usePrompterPart(room);
  const line = useLine(room, part);
  const takeDown = useCallback(
    (id: string, text: string) => press({ kind: "push.down", ref: id }, told.down(text)),
    [press, told],
  );
  const push = useCallback(
    async ({ text, kind, secs, ref }: Wanted) => {
      const x = { kind, ...(secs !== null && { secs }), ...(link !== undefined && { link }) };
      const label = told.push(text);
      const outcome = await press(
        { kind: "push", text, ...(ref !== undefined && { ref }), x },
        label,
      );
      const id = outcome.kind === "recorded" ? idOf(outcome.answer) : null;
      // Of an alert the next F6 takes it down; the offer would lie over the keys of the alert.
      if (id !== null && ref === undefined) {
        offer(label, async () => {
          const undone = await takeDown(id, text);
          if (undone.kind === "refused") throw undone.refusal;
        });
      }
      return outcome;
    },
    [link, offer, press, takeDown, told],
  );
  return useMemo(
    () => ({
      may,
      line,
      last: part?.last ?? NO_LINES,
      push,
      down: (one) => takeDown(one.id, one.text),
      correct: async (alert) => {
        const text = sayOf(alert);
        if (!may || text === "") return null;
        return push({ text, kind: kindOf(text), secs: null, ref: alert.id });
      },
    }),
    [may, line, part, push, takeDown],
  );
}

/** The line that stands; drawn anew when its seconds are over, and not every second until then. */
function useLine(room: string, part: PrompterPart | undefined): PushedLine | null {
  const beat = useBeat(room);
  const told = part?.line ?? null;
  const [over, setOver] = useState<string | null>(null);
  const [id, until] = [told?.id ?? null, told?.until ?? null];
  useEffect(() => {
    if (until === null) return undefined;
    const left = (until - roomNow(beat)) / (beat?.speed ?? 1);
    const timer = setTimeout(() => setOver(id), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [id, until, beat]);
  return id === over ? null : told;
}

/** What the host is to say about an alert; "" where nobody wrote it. */
export const sayOf = (alert: Alert) => wordIn(alert, "say").slice(0, MOST_OF.note);

const kindOf = (text: string): PushKind =>
  lengthOf(text) <= MOST_OF.correction ? "correction" : "note";

/** The line that was pushed for an alert last, whether it still stands or not. */
export const pushedFor = (alert: Alert, last: readonly PushedLine[]) =>
  last.findLast((one) => one.ref === alert.id) ?? null;

const idOf = (answer: unknown): string | null => {
  const id = (answer as { command_id?: unknown } | null)?.command_id;
  return typeof id === "string" ? id : null;
};
