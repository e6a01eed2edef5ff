// The alerts that are open, without those just settled on this page; and that they were seen.
import { useEffect, useMemo } from "react";
import type { Alert } from "@/domains/control/alerts";
import { useAlerts } from "@/domains/control/live";
import { useMay } from "@/domains/people/me";
import { useCommands } from "@/live/Live";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";

export function useOpenAlerts(): readonly Alert[] {
  const { room, settledHere } = useDesk();
  const { open } = useAlerts(room);
  return useMemo(() => open.filter((one) => !settledHere.has(one.id)), [open, settledHere]);
}

/** So long it must be before somebody's eyes. */
const SEEN_MS = 1_000;

/** Say once that an alert was on screen; silently, for nothing was pressed. */
export function useSeen(alert: Alert | null): void {
  const { room } = useDesk();
  const { commands } = useCommands();
  const label = useWords().control.alerts.acts.seen;
  const may = useMay()("compliance.alert");
  const unseen = alert !== null && alert.seen === null && may ? alert.id : null;
  useEffect(() => {
    if (unseen === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState !== "visible") return;
      timer = setTimeout(
        () => void commands.send(room, { kind: "alert.seen", ref: unseen }, label),
        SEEN_MS,
      );
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [unseen, commands, room, label]);
}
