// What proves, what was ruled and the lists that belong to them.
import { Link } from "@tanstack/react-router";
import { useWords } from "@/words/words";
import styles from "../show/tabs/tabs.module.css";

export function ProofTabs() {
  const words = useWords();
  const told = words.violations;
  return (
    <nav className={styles.tabs} aria-label={told.tabs}>
      <Link to="/evidence" className={styles.tab} data-tab="evidence">
        {told.evidenceTab}
      </Link>
      <Link to="/violations" className={styles.tab} data-tab="violations">
        {told.title}
      </Link>
      <Link to="/clips" className={styles.tab} data-tab="clips">
        {words.clips.title}
      </Link>
      <Link to="/accepted" className={styles.tab} data-tab="accepted">
        {words.accepted.title}
      </Link>
      <Link to="/packs" className={styles.tab} data-tab="packs">
        {words.packs.title}
      </Link>
      <Link to="/keeping" className={styles.tab} data-tab="keeping">
        {words.keeping.title}
      </Link>
    </nav>
  );
}
