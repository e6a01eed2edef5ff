// How far a goal is, in a line: done, which opens to its records, what is left, and what it takes
// from here.
import { useState } from "react";
import type { Standing } from "@/domains/goals/goals";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { CellRecords } from "../show/CellRecords";
import { useCounts } from "../show/useCounts";
import { amountText } from "./amount";
import styles from "./goals.module.css";

interface Props {
  standing: Standing | undefined;
  unit: string;
  metric: string;
  /** Whether there is still time to say what it takes. */
  need?: boolean;
}

export function StandingText({ standing, unit, metric, need = true }: Props) {
  const words = useWords();
  const told = words.goals;
  if (standing === undefined) return null;
  const { done, left, over, left_ms: ms, need_per_hour: perHour } = standing;
  if (done === null) return <span className={tone.soft}>{told.doneUnknown}</span>;
  const minutes = Math.ceil(ms / 60_000);
  return (
    <span className={tone.soft} data-done={done} data-left={left ?? ""}>
      {`${told.done} `}
      <Done standing={standing} metric={metric} text={amountText(done, unit)} />
      {" · "}
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

interface DoneProps {
  standing: Standing;
  metric: string;
  text: string;
}

/** What was done; of a row of a show that is counted, a press opens what it is made of. */
function Done({ standing, metric, text }: DoneProps) {
  const told = useWords().goals;
  const [open, setOpen] = useState(false);
  const counted = useCounts().some((one) => one.metric === metric);
  const { room, show, level, key, label } = standing;
  if (key === "" || !counted) return text;
  return (
    <>
      <button
        type="button"
        className={styles.opens}
        title={told.opens}
        data-opens={`${level} ${key}`}
        onClick={() => setOpen(true)}
      >
        {text}
      </button>
      {open && (
        <CellRecords
          cell={{ which: { room, show }, level, key, metric, label }}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}
