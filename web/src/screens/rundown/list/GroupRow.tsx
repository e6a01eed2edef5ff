// The heading of a loop's group: what comes round, or the one-offs beside it.
import type { Plan } from "@/domains/rundown/plan";
import dropped from "@/kit/drag/drop.module.css";
import { useWords } from "@/words/words";
import styles from "./list.module.css";

interface Props {
  index: number;
  drop: "before" | "after" | undefined;
  group: "loop" | "once";
  plan: Plan;
  allOpen: boolean;
  toggleAll: () => void;
}

export function GroupRow({ index, drop, group, plan, allOpen, toggleAll }: Props) {
  const words = useWords();
  const told = words.rundown;
  const empty = !plan.segments.some((one) => one.in_loop === (group === "loop"));
  return (
    <div
      className={`${styles.group} ${dropped.place}`}
      data-drag-index={index}
      data-drop={drop}
      data-group={group}
      role="presentation"
    >
      <b>{group === "loop" ? told.loopGroup : told.onceGroup}</b>
      {empty && <span>{group === "loop" ? told.loopEmpty : told.onceEmpty}</span>}
      {group === "loop" && (
        <button type="button" tabIndex={-1} className={styles.quiet} onClick={toggleAll}>
          {allOpen ? told.closeAll : told.openAll}
        </button>
      )}
    </div>
  );
}
