// What the key beside an inbox item does.
import { useCallback } from "react";
import type { InboxItem, InboxKind } from "@/domains/control/inbox/items";
import { useMay } from "@/domains/people/me";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { itemWords } from "./itemWords";

/** The right an item's key takes; without it the key is there and dark. None: it settles here. */
const RIGHT_OF: Partial<Record<InboxKind, string>> = {
  incident: "run.mark",
  hard: "run.command",
  bag: "run.command",
  handover: "run.handover",
  reason: "run.mark",
  shift_end: "run.handover",
  people: "run.command",
  reading: "run.reading",
};

export function useMaySettle(): (item: InboxItem) => boolean {
  const may = useMay();
  return (item) => {
    const right = RIGHT_OF[item.kind];
    return right === undefined || may(right);
  };
}

export function useSettle(): (item: InboxItem) => void {
  const { run, open, settleHere, beat } = useDesk();
  const acts = useActs();
  const may = useMay();
  const words = useWords();
  return useCallback(
    (item: InboxItem) => {
      const right = RIGHT_OF[item.kind];
      if (right !== undefined && !may(right)) return undefined;
      // What two desks see alike is settled in the log; who may not write there settles it here.
      const done = (ref: string) => {
        settleHere(ref);
        if (may("run.handover")) {
          void acts.acknowledge(ref, itemWords(item, words, beat?.now ?? 0));
        }
      };
      switch (item.kind) {
        case "incident":
          return open({ kind: "incident", press: item.press });
        case "cue":
        case "plan":
          return done(item.ref);
        case "stock":
        case "source":
          return done(item.id);
        case "hard":
          return void acts.take({ id: item.segment, title: item.title });
        case "bag":
          if (run.lucky_bag !== null) void acts.drawBag(run.lucky_bag);
          return undefined;
        case "handover":
          return open({ kind: "receive", press: item.press });
        case "issues":
          return open({ kind: "issues" });
        case "reason":
          return open({
            kind: "note",
            why: { text: words.control.note.reason, x: { reason_for: item.show } },
          });
        case "shift_end":
          return open({ kind: "handover" });
        case "people":
          return open({ kind: item.missing === "shift" ? "shift" : "hosts" });
        case "reading":
          return open({ kind: "reading" });
      }
    },
    [acts, beat, may, open, run.lucky_bag, settleHere, words],
  );
}
