// A place with nothing in it yet: one sentence on what comes next, and one button.
import type { ReactNode } from "react";
import styles from "./Empty.module.css";

interface Props {
  title: string;
  why?: string;
  action?: ReactNode;
  /** Within a page that has other things: less room around it. */
  small?: boolean;
}

export function Empty({ title, why, action, small = false }: Props) {
  return (
    <div className={small ? styles.small : styles.empty}>
      <p className={styles.title}>{title}</p>
      {why !== undefined && <p className={styles.why}>{why}</p>}
      {action}
    </div>
  );
}
