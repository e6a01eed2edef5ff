// How old a number is: a dot that fades, and once it is stale the age in words.
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import { ageOf, ageParts } from "./age";
import styles from "./AgeDot.module.css";

interface Props {
  /** When the number was true, UTC ms; null when nobody knows. */
  at: number | null;
  /** Keeps no room for an age that is not there yet. */
  tight?: boolean;
}

export function AgeDot({ at, tight = false }: Props) {
  const now = useNow();
  const words = useWords();
  const age = ageOf(at, now);
  if (age === "unknown") return null;
  const { count, unit } = ageParts(now - (at ?? now));
  return (
    <span className={styles.age} data-tight={tight}>
      <i className={styles[age]} aria-hidden />
      {age === "stale" && words.figure.short(count, unit)}
    </span>
  );
}
