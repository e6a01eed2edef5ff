// At the head of a block: how many places in it are not right; a press leads to the first.
import { counted, loudest, type Place } from "@/domains/compliance/placing";
import type { Mark } from "@/domains/compliance/script";
import { useWords } from "@/words/words";
import styles from "./marks.module.css";
import { ToneMark } from "./ToneMark";

interface Props {
  all: readonly Place<Mark>[];
  look: (place: Place<Mark>) => void;
}

export function BlockMarks({ all, look }: Props) {
  const told = useWords().compliance;
  const [first] = all;
  const tone = loudest(all);
  if (first === undefined || tone === null) return null;
  const { change, evidence, again } = counted(all);
  const count = told.found(change, evidence, again);
  return (
    <button
      type="button"
      className={styles.inBlock}
      aria-label={told.inBlock(count)}
      onClick={() => look(first)}
    >
      <ToneMark tone={tone} />
      {count}
    </button>
  );
}
