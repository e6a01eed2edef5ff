// What becomes of an alert: put right, put aside with a reason, marked by hand; each is one press.
import { useCallback, useMemo } from "react";
import {
  type Alert,
  type AlertDeed,
  BY_HAND,
  carried,
  type Disposal,
  wordIn,
} from "@/domains/control/alerts";
import { labelOf } from "@/domains/control/labels";
import { useMay } from "@/domains/people/me";
import { useUndo } from "@/kit/Undo";
import { useCommands } from "@/live/Live";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";

export interface AlertActs {
  may: boolean;
  run: (alert: Alert, deed: AlertDeed) => Promise<void>;
  mark: (text: string, say: string, at: number) => void;
}

export function useAlertActs(): AlertActs {
  const { press, settleHere, current } = useDesk();
  const link = current?.linkId;
  const told = useWords().control.alerts;
  const may = useMay();
  const mayAlert = may("compliance.alert");
  const mayRaise = may("run.mark");
  const offer = useUndo();

  /** Recorded, it may be put back for ten seconds: the log keeps both, and an alert stands again. */
  const close = useCallback(
    async (alert: Alert, how: string, text: string, x: Record<string, string>) => {
      const label = told.acts.close(how, alert.text);
      const outcome = await press(
        { kind: "alert.close", ref: alert.id, ...(text !== "" && { text }), x },
        label,
      );
      if (outcome.kind !== "recorded") return;
      settleHere(alert.id);
      if (!mayRaise) return;
      offer(label, async () => {
        const again = await press(
          { kind: "alert", ref: alert.ref ?? BY_HAND, text: alert.text, x: carried(alert) },
          told.acts.again(alert.text),
        );
        if (again.kind === "refused") throw again.refusal;
      });
    },
    [mayRaise, offer, press, settleHere, told],
  );

  const dispose = useCallback(
    async (alert: Alert, how: Disposal) => {
      const word = told.disposals[how];
      const outcome = await press(
        { kind: "disposal", ref: alert.ref ?? "", x: { how, src: wordIn(alert, "src") } },
        told.acts.close(word, alert.text),
      );
      if (outcome.kind !== "recorded") return;
      await close(alert, word, "", { how: "dismissed", reason: "handled" });
    },
    [close, press, told],
  );

  return useMemo(
    () => ({
      may: mayAlert,
      run: async (alert, deed) => {
        if (!mayAlert) return;
        if (deed.kind === "dispose") await dispose(alert, deed.how);
        else if (deed.kind === "correct") {
          const label = labelOf(alert);
          if (label === null) {
            await close(alert, told.correct, wordIn(alert, "say"), { how: "corrected" });
            return;
          }
          // That it hangs is what the record of the show needs; the alert ends by it.
          const text = told.labels.hung(told.labels.names[label]);
          const hung = await press({ kind: "note", text, x: { label, on: true } }, text);
          if (hung.kind === "recorded") await close(alert, text, "", { how: "corrected" });
        } else {
          await close(alert, told.reasons[deed.reason], "", {
            how: "dismissed",
            reason: deed.reason,
          });
        }
      },
      mark: (text, say, at) => {
        const what = text === "" ? told.byHand : text;
        const x = {
          severity: "high",
          surface: "live_speech",
          at,
          ...(link !== undefined && { link }),
          ...(say !== "" && { say }),
        };
        void press({ kind: "alert", ref: BY_HAND, text: what, x }, told.acts.raise(text));
      },
    }),
    [close, dispose, link, mayAlert, press, told],
  );
}

/** Whether what was pressed about an alert is on its way. */
export function useGoing(): (alert: Alert) => boolean {
  const { room } = useDesk();
  const { open } = useCommands();
  return (alert) =>
    open.some(
      ({ room: where, command }) =>
        where === room &&
        ((command.kind === "alert.close" && command["ref"] === alert.id) ||
          (command.kind === "disposal" && command["ref"] === alert.ref)),
    );
}
