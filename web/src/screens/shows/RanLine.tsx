// One show that ran without being planned: its time, its room, and the ways to what came of it.
import { Link } from "@tanstack/react-router";
import { Tag } from "antd";
import { useMay } from "@/domains/people/me";
import { useLanguage } from "@/words/words";
import styles from "./shows.module.css";
import { dayTitle, spanOf } from "./times";
import type { Unplanned } from "./useUnplanned";

interface Props {
  show: Unplanned;
  /** What the room is called. */
  room: string;
  now: number;
}

export function RanLine({ show, room, now }: Props) {
  const { words, language } = useLanguage();
  const may = useMay();
  const params = { room: show.room, show: show.id };
  const told = words.review;
  return (
    <article className={styles.line} data-ran={show.id} data-over={show.end !== null}>
      <div className={styles.time}>
        <b>{spanOf({ starts_at: show.start, ends_at: show.end ?? now }, words)}</b>
      </div>
      <div className={styles.what}>
        <Link to="/rooms/$room/shows/$show" params={params} className={styles.title}>
          {show.title}
        </Link>
        <small>
          {room} · {dayTitle(show.start, now, words, language)}
        </small>
      </div>
      <Tag className={styles.status} variant="outlined">
        {show.end === null ? told.shows.running : told.shows.ended}
      </Tag>
      <Link to="/rooms/$room/shows/$show" params={params} className={styles.part}>
        {told.tabs.show}
      </Link>
      {may("money.gmv.read") && (
        <Link to="/rooms/$room/shows/$show/results" params={params} className={styles.part}>
          {told.tabs.results}
        </Link>
      )}
    </article>
  );
}
