// The way from the morning to last night: one quiet line to the board of the show that ended last.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useLastEnded } from "@/domains/boards/useLastEnded";
import type { Day } from "@/domains/review/today";
import { atClock, shortDay, startOfShowDay } from "@/kit/time";
import { useLanguage } from "@/words/words";
import styles from "./Today.module.css";

export function TodayLast({ rooms, now }: { rooms: Day["rooms"]; now: number }) {
  const { words, language } = useLanguage();
  const told = words.boards.lastNight;
  const last = useLastEnded(rooms.map(({ ident }) => ident));
  if (last === null) return null;
  const { room, show, end } = last;
  const yesterday = startOfShowDay(show.start) === startOfShowDay(now, -1);
  return (
    <section>
      <h2>{yesterday ? told.title : told.last}</h2>
      <article className={styles.card} data-last-night={show.id}>
        <div className={styles.whenShow}>
          <b>
            {atClock(show.start)}–{atClock(end)}
          </b>
          <small>{shortDay(show.start, language)}</small>
        </div>
        <div className={styles.what}>
          <p>
            <b>{show.title}</b> {rooms.find(({ ident }) => ident === room)?.title ?? room}
          </p>
        </div>
        <Link to="/boards" search={{ kind: "show", room, show: show.id }}>
          <Button>{told.open}</Button>
        </Link>
      </article>
    </section>
  );
}
