// The show was moved and its rundown was not: said, and set right by one press.
import { Button } from "antd";
import type { Plan } from "@/domains/rundown/plan";
import type { Show } from "@/domains/selection/shows";
import { useWords } from "@/words/words";
import { spanOf } from "../../shows/times";
import type { Editing } from "../useEditing";
import styles from "./totals.module.css";

interface Props {
  show: Show;
  plan: Plan;
  writes: boolean;
  editing: Editing;
}

export function SlotNote({ show, plan, writes, editing }: Props) {
  const words = useWords();
  const told = words.rundown;
  const { starts_at, ends_at } = show;
  if (plan.slot_start === starts_at && plan.slot_end === ends_at) return null;
  return (
    <Button
      type="text"
      className={styles.open}
      disabled={!writes}
      data-total="slot"
      title={told.slotTake(spanOf(show, words))}
      onClick={() =>
        void editing.run(
          (acts) => acts.change(plan, { slot_start: starts_at, slot_end: ends_at }),
          told.slotTaken,
        )
      }
    >
      {told.slotDiffers}
    </Button>
  );
}
