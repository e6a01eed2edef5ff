// A field of a form under its name, with what is to be said of it below.
import type { ReactNode } from "react";
import styles from "./Labelled.module.css";

interface Props {
  label: string;
  note?: ReactNode;
  children: ReactNode;
}

export function Labelled({ label, note, children }: Props) {
  return (
    // A choice of several is no place a press on its name should open.
    <div className={styles.field} role="group" aria-label={label}>
      <span>{label}</span>
      {children}
      {note}
    </div>
  );
}
