// How far the work on a file is, or why it stopped.
import { Button, Progress } from "antd";
import { type ImportedFile, isBroken } from "@/domains/imports/imports";
import { useMay } from "@/domains/people/me";
import { useAgain, type Work } from "@/domains/work/work";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import styles from "./imports.module.css";

interface Props {
  file: ImportedFile;
  /** As it was last seen; undefined while it is not known, or is another person's. */
  job: Work | undefined;
  /** Read the file once more. */
  again: () => void;
}

export function JobState({ file, job, again }: Props) {
  const told = useWords().imports;
  const manages = useMay()("work.manage");
  const revive = useAgain();
  if (isBroken(job)) {
    const dead = job?.state === "dead";
    return (
      <section className={styles.said} role="alert" data-job={job?.state}>
        <p>{dead ? told.work.dead(job.error) : told.work.cancelled}</p>
        <RefusalNote error={revive.error} />
        {dead && manages && (
          <Button loading={revive.isPending} onClick={() => revive.mutate(job.id)}>
            {told.work.again}
          </Button>
        )}
        {dead && !manages && <p className={styles.soft}>{told.work.askAdmin}</p>}
        {!dead && file.has_raw && (
          <Button data-act="read-again" onClick={again}>
            {told.refused.again}
          </Button>
        )}
      </section>
    );
  }
  return (
    <section className={styles.job} role="status" data-job={job?.state}>
      <Progress percent={Math.floor((job?.progress ?? 0) * 100)} />
      <p>
        {job === undefined ? told.work.elsewhere : job.note || told.work.waiting}
        <span className={styles.soft}>{told.work.keeps}</span>
      </p>
    </section>
  );
}
