// Above a script: how many places are to be changed or want proof, and whether it is checked at all.
// It is never silent that it is not.
import { PauseCircleOutlined } from "@ant-design/icons";
import { useEffect, useState } from "react";
import { sentence } from "@/api/refusal";
import type { CheckState } from "@/domains/compliance/checking";
import { counted, loudest, type Place } from "@/domains/compliance/placing";
import type { Mark } from "@/domains/compliance/script";
import { useWords } from "@/words/words";
import styles from "./marks.module.css";
import { ToneMark } from "./ToneMark";

/** Longer than this it is said that an answer is waited for. */
const SLOW_MS = 1_000;

interface Props {
  state: CheckState<Mark>;
  /** What of the rule packs is not checked. */
  partly: readonly string[];
  places: readonly Place<Mark>[];
  empty: boolean;
  /** The key that leads on, where there is one. */
  chord?: string;
  first: () => void;
}

export function CheckLine({ state, partly, places, empty, chord, first }: Props) {
  const words = useWords();
  const told = words.compliance;
  const slow = useSlow(!state.done);
  const { change, evidence, again } = counted(places);
  const tone = loudest(places);
  const gone = state.off?.code === "unreachable";
  const why = state.off === null ? "" : gone ? told.unreachable : sentence(state.off, words);
  const quiet = empty ? told.nothing : slow ? told.looking : told.clean;
  return (
    <div className={styles.checkLine} data-checked={state.off === null && state.done}>
      {tone !== null ? (
        <button type="button" className={styles.count} title={told.toFirst} onClick={first}>
          <ToneMark tone={tone} />
          {told.found(change, evidence, again)}
          {chord !== undefined && <kbd>{chord}</kbd>}
        </button>
      ) : (
        state.off === null && <span className={styles.quiet}>{quiet}</span>
      )}
      {state.off !== null && (
        <p className={styles.off} role="status" data-off>
          <PauseCircleOutlined aria-hidden /> {told.off(why)}
        </p>
      )}
      {state.off === null &&
        partly.map((says) => (
          <p key={says} className={styles.off} role="status" data-partly>
            <PauseCircleOutlined aria-hidden /> {told.partly(says)}
          </p>
        ))}
    </div>
  );
}

/** Whether this has been so for a while. */
function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting]);
  return slow;
}
