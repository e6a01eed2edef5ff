// One show in the list: its time, its room, and the two things to prepare.
import { CopyOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import type { PlanCard } from "@/domains/rundown/plan";
import { onAirIn, useRun } from "@/domains/rooms/rooms";
import type { Show } from "@/domains/selection/shows";
import { length } from "@/kit/format";
import { useWords } from "@/words/words";
import type { ShowTask } from "./ShowDialog";
import { ShowMenu } from "./ShowMenu";
import styles from "./shows.module.css";
import { spanOf } from "./times";

interface Props {
  show: Show;
  /** Its rundown; null when it has none, undefined while nobody knows. */
  card: PlanCard | null | undefined;
  writes: boolean;
  now: number;
  /** What the room is called. */
  room: string;
  start: (task: ShowTask) => void;
}

export function ShowLine({ show, card, writes, now, room, start }: Props) {
  const words = useWords();
  const told = words.shows;
  const params = { show: String(show.id) };
  const onAir = onAirIn(useRun(show.room))?.id === String(show.id);
  const due = show.starts_at <= now && now < show.ends_at && show.status !== "closed";
  return (
    <article className={styles.line} data-show={show.id} data-over={show.ends_at <= now}>
      <div className={styles.time}>
        <b>{spanOf(show, words)}</b>
        {due && !onAir && <small>{told.now}</small>}
      </div>
      <div className={styles.what}>
        <Link to="/shows/$show/links" params={params} className={styles.title}>
          {show.title}
        </Link>
        <small>
          {room} · {told.kinds[show.kind]}
        </small>
      </div>
      {onAir ? (
        <Link to="/rooms/$room" params={{ room: show.room }} className={styles.onAir}>
          <i aria-hidden />
          {words.room.onAir}
        </Link>
      ) : (
        <Tag className={styles.status} variant="outlined">
          {told.statuses[show.status]}
        </Tag>
      )}
      <Link
        to="/shows/$show/links"
        params={params}
        className={styles.part}
        data-part="links"
        data-none={!show.links}
      >
        {told.links(show.links)}
      </Link>
      <Link to="/shows/$show/rundown" params={params} className={styles.part} data-none={!card}>
        {card === undefined ? "" : card === null ? told.noPlan : planText(card)}
      </Link>
      <div className={styles.acts}>
        {writes && (
          <>
            <Button
              icon={<CopyOutlined />}
              aria-label={`${told.copy} ${show.title}`}
              data-act="copy-show"
              onClick={() => start({ kind: "copy", show, card: card ?? null })}
            >
              {told.copy}
            </Button>
            <ShowMenu show={show} card={card ?? null} start={start} />
          </>
        )}
      </div>
    </article>
  );

  function planText({ kind, segments, loop_ms, planned_ms }: PlanCard): string {
    const whole =
      kind === "loop" ? told.round(length(loop_ms / 1_000)) : length(planned_ms / 1_000);
    return `${words.rundown.kinds[kind]} · ${told.plan(segments)} · ${whole}`;
  }
}
