// How many alerts are open, whether anything is checked, and the mark by hand: one line, always there.
import { groupOf, isLoud } from "@/domains/control/alerts";
import { roomNow } from "@/domains/control/live";
import { useMay } from "@/domains/people/me";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./alerts.module.css";
import { Checking } from "./Checking";
import { useOpenAlerts } from "./useOpenAlerts";

export function AlertStrip() {
  const { beat, onAir, open: show } = useDesk();
  const told = useWords().control.alerts;
  const may = useMay();
  const open = useOpenAlerts();
  const comments = open.filter((one) => groupOf(one) === "comment").length;
  const loud = open.some(isLoud);
  return (
    <section className={styles.strip} aria-label={told.title} data-alerts={open.length}>
      <button
        type="button"
        className={styles.count}
        data-loud={loud}
        data-any={open.length > 0}
        onClick={() => show({ kind: "alerts" })}
      >
        <kbd>F3</kbd>
        {told.open} <b>{told.count(open.length - comments)}</b>
        {comments > 0 && <span>{told.comments(comments)}</span>}
      </button>
      <button
        type="button"
        className={styles.count}
        disabled={!onAir || !may("run.mark")}
        onClick={() => show({ kind: "wrong_word", at: roomNow(beat) })}
        data-wrong-word=""
      >
        <kbd>⇧F3</kbd>
        {told.mark}
      </button>
      <Checking />
    </section>
  );
}
