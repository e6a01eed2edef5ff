// One room: whether it is on air, the ways into it, and its sources.
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import { useMay } from "@/domains/people/me";
import { useFreshOnPress, useShows } from "@/domains/review/shows";
import {
  clockOf,
  onAirIn,
  type Room,
  useRestoreRoom,
  useRetireRoom,
  useRun,
} from "@/domains/rooms/rooms";
import { Clock } from "@/kit/Clock";
import { atClock, onDay } from "@/kit/time";
import { useUndo } from "@/kit/Undo";
import { useLanguage } from "@/words/words";
import styles from "./rooms.module.css";
import { Sources } from "./Sources";

export function RoomCard({ room, edit }: { room: Room; edit: () => void }) {
  const { words, language } = useLanguage();
  const { message } = App.useApp();
  const may = useMay();
  const undo = useUndo();
  const run = useRun(room.ident);
  const retire = useRetireRoom();
  const restore = useRestoreRoom();
  const writes = may("source.manage");
  const show = onAirIn(run);
  const tell = (error: unknown) => void message.warning(sentence(asRefusal(error), words), 6);
  const toggle = () =>
    room.active
      ? retire.mutate(room, {
          onSuccess: (gone) =>
            undo(words.rooms.retiredNow(room.title), () => restore.mutateAsync(gone)),
          onError: tell,
        })
      : restore.mutate(room, {
          onSuccess: () => void message.info(words.rooms.restoredNow(room.title)),
          onError: tell,
        });
  const shows = useShows(room.ident);
  useFreshOnPress(room.ident);
  const last = shows.data?.[0];
  return (
    <article className={styles.room} data-room={room.ident} data-faint={!room.active}>
      <header className={styles.head}>
        <span className={styles.state} data-on-air={show !== null}>
          <i aria-hidden />
          {show !== null ? words.room.onAir : words.room.offAir}
          {show !== null && run !== undefined && <Clock clock={clockOf(run)} since={show.start} />}
        </span>
        <h2>{room.title}</h2>
        <span className={styles.soft}>
          {[words.rooms.platforms[room.platform], room.account, room.cur, room.ident]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {!room.active && <span className={styles.tag}>{words.rooms.retired}</span>}
        <span className={styles.acts}>
          {room.active && (
            <Link to="/rooms/$room" params={{ room: room.ident }}>
              <Button type="primary">{words.rooms.control}</Button>
            </Link>
          )}
          <Link to="/rooms/$room/shows" params={{ room: room.ident }}>
            <Button>{words.rooms.shows}</Button>
          </Link>
          {writes && room.active && <Button onClick={edit}>{words.rooms.edit}</Button>}
          {writes && (
            <Button type="text" disabled={show !== null} onClick={toggle}>
              {room.active ? words.rooms.retire : words.rooms.restore}
            </Button>
          )}
        </span>
      </header>
      <p className={styles.soft}>
        {last === undefined ? (
          // Of one height from the start: what stands below must not move.
          (shows.isSuccess && words.rooms.noShow) || "\u00a0"
        ) : (
          <>
            {last.end === null ? words.rooms.since : words.rooms.lastShow}{" "}
            {`${onDay(last.start, language)} ${atClock(last.start)} `}
            <Link
              to="/rooms/$room/shows/$show"
              params={{ room: room.ident, show: last.id }}
              className={styles.link}
            >
              {last.title}
            </Link>
          </>
        )}
      </p>
      <Sources room={room} />
    </article>
  );
}
