// The desk's keys and commands: bound while the room is open, shown on the map and in Ctrl K.
import { useMemo } from "react";
import { roomNow } from "@/domains/control/live";
import { nextSegment } from "@/domains/control/ahead";
import { useMay } from "@/domains/people/me";
import { type Action } from "@/kit/actions/match";
import { useActions } from "@/kit/actions/CommandBox";
import { type Binding, useKeys } from "@/kit/keys/Keys";
import { useWords } from "@/words/words";
import { useDesk } from "./DeskContext";
import { usePush } from "../push/usePush";
import { useActs } from "./useActs";

interface Deed {
  id: string;
  keys?: string;
  label: string;
  right: string;
  /** Whether it can be done now; its key is silent otherwise. */
  ready: boolean;
  run: () => void;
}

function useDeeds(): readonly Deed[] {
  const { run, beat, onAir, open, byValue, plan, presses } = useDesk();
  const acts = useActs();
  const pushing = usePush();
  const words = useWords();
  const told = words.control.keys;
  const lines = words.prompter.desk;
  return useMemo(() => {
    const next = nextSegment(byValue?.outlook, byValue?.loop, plan);
    const bag = run.lucky_bag;
    const unread = presses.findLast((press) => press.kind === "handover");
    const drawOrStart = () => (bag === null ? open({ kind: "bag" }) : void acts.drawBag(bag));
    const deed = (
      id: string,
      keys: string | undefined,
      label: string,
      right: string,
      ready: boolean,
      go: () => void,
    ): Deed => ({ id, label, right, ready, run: go, ...(keys !== undefined && { keys }) });
    return [
      deed("take", "F8", told.take, "run.command", onAir && next !== null, () => {
        if (next !== null) void acts.take(next);
      }),
      deed("choose", "Shift+F8", told.choose, "run.command", onAir, () => open({ kind: "take" })),
      deed("alerts", "F3", told.alerts, "run.read", true, () => open({ kind: "alerts" })),
      deed("wrong-word", "Shift+F3", told.wrongWord, "run.mark", onAir, () =>
        open({ kind: "wrong_word", at: roomNow(beat) }),
      ),
      deed(
        "push",
        "F6",
        pushing.line === null ? lines.key : lines.keyDown,
        "run.push",
        true,
        () => {
          if (pushing.line === null) open({ kind: "push" });
          else void pushing.down(pushing.line);
        },
      ),
      deed("push-again", "Shift+F6", lines.again, "run.push", true, () => open({ kind: "push" })),
      deed("highlight", "F9", told.highlight, "run.mark", onAir, () => void acts.highlight()),
      deed("bag", "F10", told.bag, "run.command", onAir, drawOrStart),
      deed("reading", "F4", told.reading, "run.reading", onAir, () => open({ kind: "reading" })),
      deed("note", "F2", told.note, "run.mark", true, () => open({ kind: "note" })),
      deed("surge", "F7", told.surge, "run.mark", onAir, () => void acts.surge()),
      deed("end-pitch", undefined, told.endPitch, "run.mark", onAir, () => void acts.endPitch()),
      deed("unpin", undefined, told.unpin, "run.mark", run.pin !== null, () => void acts.unpin()),
      deed("shift", undefined, told.shift, "run.command", true, () => open({ kind: "shift" })),
      deed("hosts", undefined, told.hosts, "run.command", onAir, () => open({ kind: "hosts" })),
      deed("handover", undefined, told.handover, "run.handover", onAir, () =>
        open({ kind: "handover" }),
      ),
      deed("receive", undefined, told.receive, "run.handover", unread !== undefined, () => {
        if (unread !== undefined) open({ kind: "receive", press: unread.id });
      }),
    ];
  }, [
    acts,
    beat,
    byValue,
    lines,
    onAir,
    open,
    plan,
    presses,
    pushing,
    run.lucky_bag,
    run.pin,
    told,
  ]);
}

export function Keyboard() {
  const words = useWords();
  const told = words.control.keys;
  const may = useMay();
  const deeds = useDeeds().filter((deed) => may(deed.right));
  const bindings: Binding[] = [
    { keys: "3+Enter", label: told.number },
    { keys: "3+Shift+Enter", label: told.pinNumber },
    { keys: "0+Enter", label: told.endPitch },
    ...deeds.flatMap((deed) =>
      deed.keys === undefined
        ? []
        : [
            {
              keys: deed.keys,
              label: deed.label,
              once: true,
              run: () => {
                if (deed.ready) deed.run();
              },
            },
          ],
    ),
    { keys: "Escape", label: told.incident },
  ];
  useKeys(told.title, bindings);
  const actions: Action[] = deeds
    .filter((deed) => deed.ready)
    .map(({ id, label, keys, run }) => ({
      id: `desk-${id}`,
      label,
      run,
      ...(keys !== undefined && { keys: keys.replace("+", " ") }),
    }));
  useActions(actions);
  return null;
}
