// The sign that the numbers do not follow a correction yet: they are being counted again.
import { useWords } from "@/words/words";
import styles from "./Recounting.module.css";

/** After so long it is no moment any more: something hinders it. */
const LATE_MS = 120_000;

/** `since`: the correction, `now`: the room's time, both UTC ms; nothing while `since` is null. */
export function Recounting({ since, now }: { since: number | null; now: number }) {
  const told = useWords().control.recounting;
  if (since === null) return null;
  const late = now - since > LATE_MS;
  return (
    <span
      className={styles.sign}
      role="status"
      data-recounting
      data-late={late}
      title={late ? told.lateWhy : told.why}
    >
      {late ? told.late : told.going}
    </span>
  );
}
