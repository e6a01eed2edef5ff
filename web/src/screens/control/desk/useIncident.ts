// Something has gone badly wrong: it is recorded at once, what it was is said afterwards.
import { useCallback } from "react";
import { useMay } from "@/domains/people/me";
import { useCommands } from "@/live/Live";
import { useWords } from "@/words/words";
import { useDesk } from "./DeskContext";
import { useActs } from "./useActs";
import { useHoldEscape } from "./useHoldEscape";

export function useIncident(): { incident: () => void; holding: boolean } {
  const { onAir, open } = useDesk();
  const { commands } = useCommands();
  const acts = useActs();
  const may = useMay();
  const told = useWords().control.acts;
  const incident = useCallback(() => {
    if (!onAir || !may("run.mark")) return;
    void acts.note(told.incident, { incident: true });
    const id = commands.open.at(-1)?.id;
    if (id !== undefined) open({ kind: "incident", press: id });
  }, [acts, commands, may, onAir, open, told]);
  const holding = useHoldEscape(incident);
  return { incident, holding };
}
