// How old a number is: a dot that fades, and once it is stale the age in words.
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import { ageOf, ageParts } from "./age";
import styles from "./AgeDot.module.css";

interface Props {
  /** When the number was true, UTC ms; null when nobody knows. */
  at: number | null;
}

export function AgeDot({ at }: Props) {
  const now = useNow();
  const words = useWords();
  const age = ageOf(at, now);
  if (age === "unknown") return null;
  const { count, unit } = ageParts(now - (at ?? now));
  return (
    <span className={styles.age}>
      <i className={styles[age]} aria-hidden />
      {age === "stale" && words.figure.short(count, unit)}
    </span>
  );
}
