// When a segment begins by the plan, and what its hard start does to it.
import type { PlanKind, Segment } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import { clockOf, lengthOf } from "../lengths";
import styles from "./row.module.css";

export function Gutter({ segment, kind }: { segment: Segment; kind: PlanKind }) {
  const words = useWords();
  const told = words.rundown;
  const { start, loop_at, hard_start, gap, clash } = segment;
  const time =
    kind === "loop" && segment.in_loop
      ? loop_at === null
        ? ""
        : `+${lengthOf(loop_at)}`
      : start === null
        ? told.anytime
        : clockOf(start);
  return (
    <span className={styles.gutter} data-hard={hard_start !== null || undefined}>
      <b>{time}</b>
      {clash > 0 ? (
        <small className={styles.late} data-clash={clash}>
          {told.hard} {told.clash(lengthOf(clash))}
        </small>
      ) : hard_start !== null ? (
        <small>
          {told.hard}
          {gap > 0 && ` · ${told.gap(lengthOf(gap))}`}
        </small>
      ) : null}
    </span>
  );
}
