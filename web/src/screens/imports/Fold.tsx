// Something that is there for who asks: a line that opens.
import { type ReactNode, useId, useState } from "react";
import { Glyph } from "@/kit/Glyph";
import styles from "./imports.module.css";

interface Props {
  title: ReactNode;
  /** Whether it is open at first. */
  start?: boolean;
  children: ReactNode;
}

export function Fold({ title, start = false, children }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? start;
  return (
    <div className={styles.fold}>
      <button
        type="button"
        className={styles.foldHead}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setChosen(!open)}
      >
        <Glyph name={open ? "down" : "right"} />
        {title}
      </button>
      {open && (
        <div id={id} className={styles.foldBody}>
          {children}
        </div>
      )}
    </div>
  );
}
