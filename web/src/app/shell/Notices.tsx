// The bell: long work under way, and what could not be done.
import { BellOutlined } from "@ant-design/icons";
import { Badge, Button, Popover, Progress } from "antd";
import { useMay } from "@/domains/people/me";
import { underWay, useAgain, useCancelJob, useDead, useJobs, type Work } from "@/domains/work/work";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import styles from "./Shell.module.css";

export function Notices() {
  const words = useWords();
  const may = useMay();
  const jobs = useJobs();
  const dead = useDead(may("work.manage"));
  const cancel = useCancelJob();
  const again = useAgain();
  const running = (jobs.data ?? []).filter(underWay);
  const failed = dead.data ?? [];
  const list = (
    <div className={styles.popover}>
      <RefusalNote error={jobs.error ?? dead.error ?? cancel.error ?? again.error} />
      {running.length + failed.length === 0 && !jobs.error && (
        <Empty small title={words.notices.none} />
      )}
      {running.length > 0 && <h2>{words.notices.running}</h2>}
      <ul className={styles.lines}>
        {running.map((work) => (
          <li key={work.id}>
            <WorkText work={work} />
            <Button
              size="small"
              disabled={work.cancel_asked}
              onClick={() => cancel.mutate(work.id)}
            >
              {work.cancel_asked ? words.notices.cancelling : words.notices.cancel}
            </Button>
          </li>
        ))}
      </ul>
      {failed.length > 0 && <h2>{words.notices.dead}</h2>}
      <ul className={styles.lines}>
        {failed.map((work) => (
          <li key={work.id}>
            <WorkText work={work} />
            <Button size="small" onClick={() => again.mutate(work.id)}>
              {words.notices.again}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Badge
        count={running.length + failed.length}
        size="small"
        color={failed.length > 0 ? "var(--soon)" : "var(--ink-soft)"}
        offset={[-6, 6]}
      >
        <Button type="text" icon={<BellOutlined />} aria-label={words.notices.title} />
      </Badge>
    </Popover>
  );
}

function WorkText({ work }: { work: Work }) {
  return (
    <div className={styles.work}>
      <b>{work.label}</b> <small>{work.state_label}</small>
      {underWay(work) && <Progress percent={Math.floor(work.progress * 100)} size="small" />}
      {(work.error || work.note) && <p>{work.error || work.note}</p>}
    </div>
  );
}
