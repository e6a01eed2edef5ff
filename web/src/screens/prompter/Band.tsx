// The pushed line: cannot be missed when it comes, and then stands still; a tap says it was read.
import { lengthOf, type PushedLine } from "@/domains/prompter/parts";
import styles from "./prompter.module.css";
import { words } from "./speaking";
import { sizeOf } from "./standing";

interface Props {
  line: PushedLine | null;
  /** The line that was read on this page. */
  read: string | null;
  acknowledge: () => void;
  /** How long nobody has answered, ms; null: somebody does. */
  lost: number | null;
}

export function Band({ line, read, acknowledge, lost }: Props) {
  return (
    <section className={styles.top} aria-live="assertive">
      {lost !== null && (
        <p className={styles.lost} role="status" data-lost="">
          {words.lost(Math.floor(lost / 1_000))}
        </p>
      )}
      {line !== null && (
        <button
          // A new line moves again, also where one stood before it.
          key={line.id}
          type="button"
          className={styles.band}
          data-line={line.id}
          data-kind={line.kind}
          data-size={sizeOf(lengthOf(line.text))}
          data-read={line.ack !== null || read === line.id}
          onClick={acknowledge}
        >
          <small>{words.kinds[line.kind]}</small>
          <strong data-line-text="">{line.text}</strong>
          <small>{line.ack !== null || read === line.id ? words.read : words.tap}</small>
        </button>
      )}
    </section>
  );
}
