// A page's frame: its title, what stands beside it, and its content.
import { type ReactNode, useEffect } from "react";
import { useWords } from "@/words/words";
import styles from "./Page.module.css";

interface Props {
  title: string;
  aside?: ReactNode;
  /** The content fills the window and scrolls inside itself: tables. */
  full?: boolean;
  /** As wide as the window: timelines. */
  wide?: boolean;
  children: ReactNode;
}

export function Page({ title, aside, full = false, wide = false, children }: Props) {
  const words = useWords();
  useEffect(() => {
    document.title = `${title} · ${words.name}`;
  }, [title, words]);
  return (
    <div className={full ? styles.full : wide ? styles.wide : styles.page}>
      <header className={styles.head}>
        <h1>{title}</h1>
        {aside}
      </header>
      {children}
    </div>
  );
}
