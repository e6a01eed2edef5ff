// A part of a page on its own sheet: its heading, what stands beside it in small, and its content.
import type { ComponentProps } from "react";
import styles from "./Card.module.css";

export function Card(props: Omit<ComponentProps<"section">, "className">) {
  return <section {...props} className={styles.card} />;
}
