// The bell: long work under way, what has just ended, and what could not be done.
import { BellOutlined } from "@ant-design/icons";
import { App, Badge, Button, Popover, Progress } from "antd";
import type { ReactNode } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useMay } from "@/domains/people/me";
import { useRooms } from "@/domains/rooms/rooms";
import { arrange } from "@/domains/work/arrange";
import { useRefold } from "@/domains/work/refold";
import {
  fileOfJob,
  underWay,
  useAgain,
  useCancelJob,
  useDead,
  useJobs,
  type Work,
} from "@/domains/work/work";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import styles from "./Shell.module.css";

export function Notices() {
  const words = useWords();
  const manages = useMay()("work.manage");
  const now = useNow(60_000);
  const jobs = useJobs();
  const dead = useDead(manages);
  const cancel = useCancelJob();
  const again = useAgain();
  useRefoldActions();
  const { running, ended, failed } = arrange(jobs.data ?? [], dead.data ?? [], now);
  const list = (
    <div className={styles.popover}>
      <RefusalNote error={jobs.error ?? dead.error ?? cancel.error ?? again.error} />
      {running.length + ended.length + failed.length === 0 && !jobs.error && (
        <Empty small title={words.notices.none} />
      )}
      <Works title={words.notices.running} works={running}>
        {(work) => (
          <Button size="small" disabled={work.cancel_asked} onClick={() => cancel.mutate(work.id)}>
            {work.cancel_asked ? words.notices.cancelling : words.notices.cancel}
          </Button>
        )}
      </Works>
      <Works title={words.notices.dead} works={failed}>
        {(work) =>
          manages && (
            <Button size="small" onClick={() => again.mutate(work.id)}>
              {words.notices.again}
            </Button>
          )
        }
      </Works>
      <Works title={words.notices.ended} works={ended}>
        {({ id, file }) =>
          file !== null && (
            <Button size="small" href={fileOfJob(id)} title={file} download>
              {words.work.download}
            </Button>
          )
        }
      </Works>
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

interface WorksProps {
  title: string;
  works: readonly Work[];
  children?: (work: Work) => ReactNode;
}

function Works({ title, works, children }: WorksProps) {
  if (works.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul className={styles.lines}>
        {works.map((work) => (
          <li key={work.id}>
            <WorkText work={work} />
            {children?.(work)}
          </li>
        ))}
      </ul>
    </>
  );
}

function WorkText({ work }: { work: Work }) {
  return (
    <div className={styles.work}>
      <b>{work.label}</b>{" "}
      <small>
        {work.state_label}
        {work.finished_at !== null && ` ${atClock(work.finished_at)}`}
      </small>
      {underWay(work) && <Progress percent={Math.floor(work.progress * 100)} size="small" />}
      {(work.error || (underWay(work) && work.note)) && <p>{work.error || work.note}</p>}
    </div>
  );
}

/** Counting a room again is asked for in the command box: it is rare, and needs no button. */
function useRefoldActions() {
  const words = useWords();
  const may = useMay()("run.correct");
  const { message } = App.useApp();
  const rooms = useRooms(false, may);
  const refold = useRefold();
  useActions(
    (may ? (rooms.data ?? []) : []).map((room) => ({
      id: `refold-${room.ident}`,
      label: words.notices.refold(room.title),
      also: ["refold", room.ident],
      run: () =>
        refold.mutate(room.ident, {
          onSuccess: () => void message.info(words.notices.refolding(room.title)),
          onError: (error) => void message.warning(sentence(asRefusal(error), words)),
        }),
    })),
  );
}
