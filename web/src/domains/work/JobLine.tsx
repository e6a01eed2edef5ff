// How far a job is, where it was asked for, and the button that stops it.
import { Button, Progress } from "antd";
import { useWords } from "@/words/words";
import styles from "./JobLine.module.css";
import type { Work } from "./work";

interface Props {
  work: Work;
  stop: () => void;
}

export function JobLine({ work, stop }: Props) {
  const words = useWords();
  const stopping = work.cancel_asked;
  return (
    <div className={styles.line} role="status" data-job={work.state}>
      <Progress percent={Math.floor(work.progress * 100)} size="small" className={styles.bar} />
      <span className={styles.note}>{work.note}</span>
      <Button size="small" disabled={stopping} data-act="stop-job" onClick={stop}>
        {stopping ? words.work.stopping : words.work.stop}
      </Button>
    </div>
  );
}
