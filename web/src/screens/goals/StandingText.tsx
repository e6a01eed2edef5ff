// How far a goal is, in a line: done, what is left, and what it takes from here.
import type { Standing } from "@/domains/goals/goals";
import { useWords } from "@/words/words";
import { amountText } from "./amount";
import styles from "./goals.module.css";

interface Props {
  standing: Standing | undefined;
  unit: string;
  /** Whether there is still time to say what it takes. */
  need?: boolean;
}

export function StandingText({ standing, unit, need = true }: Props) {
  const words = useWords();
  const told = words.goals;
  if (standing === undefined) return null;
  const { done, left, over, left_ms: ms, need_per_hour: perHour } = standing;
  if (done === null) return <span className={styles.soft}>{told.doneUnknown}</span>;
  const minutes = Math.ceil(ms / 60_000);
  return (
    <span className={styles.soft} data-done={done} data-left={left ?? ""}>
      {`${told.done} ${amountText(done, unit)} · `}
      <b className={styles.strong}>
        {left === 0
          ? over
            ? told.over(amountText(over, unit))
            : told.reached
          : told.left(amountText(left, unit))}
      </b>
      {need && left !== 0 && ms > 0 && perHour !== null && (
        <>
          {" · "}
          {told.need(
            amountText(perHour, unit),
            words.common.span(Math.floor(minutes / 60), minutes % 60),
          )}
        </>
      )}
    </span>
  );
}
