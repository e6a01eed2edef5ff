// The shows of today: what is on air, what is to come, what has ended, each with the one way to it.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useMay } from "@/domains/people/me";
import { useFreshOnPress } from "@/domains/review/shows";
import type { DayShow } from "@/domains/review/day";
import type { Day } from "@/domains/review/today";
import { clockOf, useRun } from "@/domains/rooms/rooms";
import { Clock } from "@/kit/Clock";
import { Empty } from "@/kit/Empty";
import { atClock, dayKey } from "@/kit/time";
import { useWords } from "@/words/words";
import { OpenFindings } from "./findings/OpenFindings";
import styles from "./Today.module.css";

export function TodayShows({ day, now }: { day: Day; now: number }) {
  const words = useWords().review.shows;
  const may = useMay();
  return (
    <section>
      <h2>{words.today}</h2>
      {day.rooms.map((room) => (
        <Fresh key={room.ident} room={room.ident} />
      ))}
      {day.shows.length === 0 ? (
        <div className={styles.card}>
          <Empty
            small
            title={words.todayNone}
            action={
              may("link.write") && (
                <Link to="/shows">
                  <Button type="primary">{words.todayPlan}</Button>
                </Link>
              )
            }
          />
        </div>
      ) : (
        day.shows.map((show) => (
          <ShowCard
            key={`${show.room} ${show.id}`}
            show={show}
            room={day.rooms.find((one) => one.ident === show.room)?.title ?? show.room}
            now={now}
          />
        ))
      )}
    </section>
  );
}

/** Keeps a room's shows true while this is on screen. */
function Fresh({ room }: { room: string }) {
  useFreshOnPress(room);
  return null;
}

function ShowCard({ show, room, now }: { show: DayShow; room: string; now: number }) {
  const words = useWords().review.shows;
  const review = useWords().review.show;
  const { plan, ran } = show;
  const running = ran !== null && ran.end === null;
  const span = (start: number, end: number | null) => {
    const next = end !== null && dayKey(start) !== dayKey(end) ? `${review.nextDay} ` : "";
    return `${atClock(start)}–${end === null ? "" : next + atClock(end)}`;
  };
  const state = running
    ? words.running
    : ran !== null
      ? words.ended
      : plan !== null && plan.start < now
        ? words.late
        : plan?.armed === true
          ? words.armed
          : words.planned;
  const when = ran ?? plan;
  return (
    <article className={styles.card} data-show={show.id} data-room={show.room}>
      <div className={styles.whenShow}>
        <b>{when === null ? "—" : span(when.start, when.end)}</b>
        <small>
          {plan === null ? words.unplanned : ran && words.atPlan(span(plan.start, plan.end))}
        </small>
      </div>
      <div className={styles.what}>
        <p>
          <b>{show.title}</b> {room}
        </p>
        <p className={styles.state} data-on-air={running}>
          <i aria-hidden />
          {state}
          {running && <RoomClock room={show.room} since={ran.start} />}
          {/* What was decided last time is for those who still can do it. */}
          {(ran === null || running) && <OpenFindings room={show.room} />}
        </p>
      </div>
      {ran !== null && !running ? (
        <Link to="/rooms/$room/shows/$show" params={{ room: show.room, show: show.id }}>
          <Button>{words.openShow}</Button>
        </Link>
      ) : (
        <Link to="/rooms/$room" params={{ room: show.room }}>
          <Button type={running ? "primary" : "default"}>{words.control}</Button>
        </Link>
      )}
    </article>
  );
}

function RoomClock({ room, since }: { room: string; since: number }) {
  const run = useRun(room);
  return run === undefined ? null : <Clock clock={clockOf(run)} since={since} />;
}
