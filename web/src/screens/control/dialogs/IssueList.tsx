// Open items of a plan as sentences; what should be settled before a show stands first.
import type { Issue } from "@/domains/control/inbox/items";
import { useWords } from "@/words/words";
import styles from "./dialogs.module.css";

export function IssueList({ issues }: { issues: readonly Issue[] }) {
  const told = useWords().control.goLive;
  const first = issues.toSorted((a, b) => Number(b.before_show) - Number(a.before_show));
  return (
    <ul className={styles.issues} data-issues={issues.length}>
      {first.map((issue) => (
        <li key={issue.code + issue.text} data-before-show={issue.before_show}>
          {issue.before_show && <b>{told.before}</b>}
          {issue.text}
        </li>
      ))}
    </ul>
  );
}
