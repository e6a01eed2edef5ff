// The foot of a linear plan: when it ends.
import type { Plan } from "@/domains/rundown/plan";
import { useLanguage } from "@/words/words";
import { clockAfter } from "../lengths";
import styles from "./list.module.css";

interface Props {
  plan: Plan;
  allOpen: boolean;
  toggleAll: () => void;
}

export function EndRow({ plan, allOpen, toggleAll }: Props) {
  const { words, language } = useLanguage();
  const told = words.rundown;
  const end = plan.segments.at(-1)?.end ?? null;
  if (end === null) return null;
  return (
    <div className={styles.group} role="presentation">
      <b className={styles.endTime}>{clockAfter(end, plan.slot_start, words, language)}</b>
      <span>{told.end}</span>
      <button type="button" tabIndex={-1} className={styles.quiet} onClick={toggleAll}>
        {allOpen ? told.closeAll : told.openAll}
      </button>
    </div>
  );
}
