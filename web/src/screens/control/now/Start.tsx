// Off air: the shows that stand in the plan, arming one, going live; or the show that has ended.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useRoomNow } from "@/domains/control/live";
import { type PlannedShow, usePlannedShows } from "@/domains/control/room";
import { wasOn } from "@/domains/control/resume";
import { useMay } from "@/domains/people/me";
import { Empty } from "@/kit/Empty";
import { length } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, dayKey, shortDay } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import styles from "./start.module.css";

const HOUR = 3_600_000;
const BEHIND = 12 * HOUR;
const AHEAD = 36 * HOUR;
const MOST = 5;

export function Start() {
  const { room, run, presses } = useDesk();
  const { words } = useLanguage();
  const told = words.control.start;
  const now = useRoomNow(room);
  const hour = Math.floor(now / HOUR) * HOUR;
  const shows = usePlannedShows(room, hour - BEHIND, hour + AHEAD);
  const over = run.show;
  const acts = useActs();
  const may = useMay();
  const resume = async (id: string, title: string, start: number, end: number) => {
    const { shift, hosts } = wasOn(presses, start, end);
    const done = await acts.resume({ id, title });
    if (done.kind !== "recorded") return;
    if (shift !== null) void acts.startShift(shift);
    for (const host of hosts) void acts.hostOn(host);
  };
  const coming = (shows.data ?? [])
    .filter((show) => show.status !== "closed" && String(show.id) !== over?.id)
    .slice(0, MOST);
  return (
    <section className={styles.start} aria-label={told.title} data-start="">
      {over !== null && over.end !== null && (
        <div className={styles.over} data-ended={over.id}>
          <h2>{told.ended}</h2>
          <p>
            {over.title ?? ""}{" "}
            {told.ran(
              atClock(over.start),
              atClock(over.end),
              length((over.end - over.start) / 1_000),
            )}
          </p>
          <Link to="/rooms/$room/shows/$show" params={{ room, show: over.id }}>
            <Button>{told.review}</Button>
          </Link>
          <Button
            disabled={!may("run.command")}
            title={told.resumeWhy}
            data-resume=""
            onClick={() => void resume(over.id, over.title ?? over.id, over.start, over.end ?? now)}
          >
            {told.resume}
          </Button>
        </div>
      )}
      <h2>{run.armed === null ? told.choose : told.armed}</h2>
      <RefusalNote error={shows.error} retry={() => void shows.refetch()} />
      <ul className={styles.shows}>
        {coming.map((show) => (
          <ShowLine key={show.id} show={show} now={now} />
        ))}
      </ul>
      {shows.data !== undefined && coming.length === 0 && over === null && (
        <Empty small title={told.none} why={told.noneWhy} />
      )}
      <AtOnce />
    </section>
  );
}

function ShowLine({ show, now }: { show: PlannedShow; now: number }) {
  const { run, open } = useDesk();
  const { words, language } = useLanguage();
  const told = words.control.start;
  const acts = useActs();
  const may = useMay();
  const armed = run.armed?.show === String(show.id);
  const sameDay = dayKey(show.starts_at) === dayKey(now);
  return (
    <li className={styles.show} data-planned={show.id} data-armed={armed}>
      <span className={styles.when}>
        {!sameDay && <small>{shortDay(show.starts_at, language)}</small>}
        <b>
          {atClock(show.starts_at)}–{atClock(show.ends_at)}
        </b>
      </span>
      <span className={styles.what}>
        <b>{show.title}</b>
        <small>{`${show.kind_label} · ${told.links(show.links)}`}</small>
      </span>
      <Button
        disabled={!may("run.command")}
        onClick={() => void acts.arm({ id: show.id, title: show.title })}
      >
        {armed ? told.armAgain : told.arm}
      </Button>
      <Button
        type={armed ? "primary" : "default"}
        disabled={!may("run.command")}
        onClick={() => open({ kind: "go_live", show: show.id })}
      >
        {told.goLive}
      </Button>
    </li>
  );
}

/** Reality wins: who is already live gets a show made on the spot. */
function AtOnce() {
  const { beat, open } = useDesk();
  const told = useLanguage().words.control.start;
  const may = useMay();
  // A recording has no present to go live in.
  if (!may("run.command") || !may("link.write") || (beat !== null && beat.speed !== 1)) return null;
  return (
    <p className={styles.atOnce}>
      <span>{told.atOnceWhy}</span>
      <Button size="small" onClick={() => open({ kind: "go_live", show: null })}>
        {told.atOnce}
      </Button>
    </p>
  );
}
