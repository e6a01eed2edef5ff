// "记一条" beside a row: the row becomes the beginning of a finding.
import { Button } from "antd";
import type { Draft } from "@/domains/findings/draft";
import { useWords } from "@/words/words";
import styles from "./findings.module.css";
import type { Jot } from "./Parts";

export function JotButton({ jot, draft, of }: { jot: Jot; draft: Partial<Draft>; of: string }) {
  const said = useWords().findings;
  if (jot === null) return null;
  return (
    <Button
      type="link"
      size="small"
      className={styles.jot}
      data-act="jot"
      title={said.jotHow}
      aria-label={`${said.jot} ${of}`}
      onClick={() => jot(draft)}
    >
      {said.jot}
    </Button>
  );
}
