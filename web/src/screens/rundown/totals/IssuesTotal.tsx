// What is still open, each as a sentence that leads to its segment.
import { Button, Popover } from "antd";
import { useState } from "react";
import type { Issue, Totals } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import styles from "./totals.module.css";

interface Props {
  totals: Totals | undefined;
  jump: (segment: number) => void;
}

export function IssuesTotal({ totals, jump }: Props) {
  const words = useWords();
  const told = words.rundown;
  const [open, setOpen] = useState(false);
  const issues = totals?.issues ?? [];
  const first = issues.filter((issue) => issue.before_show);
  const rest = issues.filter((issue) => !issue.before_show);
  const go = (issue: Issue) => {
    if (issue.segment === null) return;
    setOpen(false);
    jump(issue.segment);
  };
  const lines = (title: string, list: readonly Issue[]) =>
    list.length > 0 && (
      <section>
        <h2>{title}</h2>
        <ul className={styles.issues}>
          {list.map((issue) => (
            <li key={`${issue.code} ${issue.segment} ${issue.text}`} data-issue={issue.code}>
              {issue.segment === null ? (
                <span>{issue.text}</span>
              ) : (
                <button type="button" onClick={() => go(issue)}>
                  {issue.text}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      content={
        <div className={styles.popover} data-popover="issues">
          {lines(told.beforeShow, first)}
          {lines(told.later, rest)}
        </div>
      }
    >
      <Button
        type="text"
        disabled={issues.length === 0}
        className={first.length > 0 ? styles.open : undefined}
        data-total="issues"
        data-count={issues.length}
      >
        {issues.length === 0 ? told.noIssues : told.issues(issues.length)}
      </Button>
    </Popover>
  );
}
