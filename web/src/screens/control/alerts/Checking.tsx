// Whether what is said is being checked: quiet while it is, in words as soon as it is not.
import { Link } from "@tanstack/react-router";
import { checkingState } from "@/domains/control/alerts";
import { useCheckingPart, useRoomNow } from "@/domains/control/live";
import { length } from "@/kit/format";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./alerts.module.css";

/** `whole`: in the head of the panel, where it is also said that nobody listens. */
export function Checking({ whole = false }: { whole?: boolean }) {
  const { room, onAir } = useDesk();
  const told = useWords().control.alerts;
  const now = useRoomNow(room);
  const state = checkingState(useCheckingPart(room), now);
  if (state.kind === "none") {
    if (!whole) return null;
    return (
      <span className={styles.checking} data-checking="none" title={told.noSourceWhy}>
        {told.noSource} · <Link to="/rooms">{told.connect}</Link>
      </span>
    );
  }
  if (!onAir && (state.kind === "heard" || state.kind === "silent")) return null;
  const text =
    state.kind === "off"
      ? told.off
      : state.kind === "heard" || state.kind === "silent"
        ? told[state.kind](length(state.ago / 1_000))
        : told[state.kind](state.count);
  return (
    <span
      className={styles.checking}
      data-checking={state.kind}
      role={state.kind === "heard" ? undefined : "status"}
      title={text}
    >
      <i aria-hidden />
      <span>{text}</span>
    </span>
  );
}
