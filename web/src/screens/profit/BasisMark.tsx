// What a figure rests on, as a mark: full, half, hollow or dashed, and in words.
import type { Basis } from "@/domains/settlement/profit";
import { useWords } from "@/words/words";
import styles from "./head.module.css";

export function BasisMark({ basis }: { basis: Basis }) {
  return (
    <span className={styles.basis} data-basis={basis}>
      <i aria-hidden />
      {useWords().profit.bases[basis] ?? basis}
    </span>
  );
}
