// A file that is stored: what became of it, and the shows it went to.
import { Link } from "@tanstack/react-router";
import { useQueries } from "@tanstack/react-query";
import { Alert } from "antd";
import { exactCount } from "@/domains/imports/exact";
import type { ImportedFile, Preview } from "@/domains/imports/imports";
import { type Touched, touched, within } from "@/domains/imports/preview";
import { type RanShow, shownOf } from "@/domains/review/shows";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { atClock, datedDay, endClock } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import styles from "./imports.module.css";

const MOST = 12;

export function StoredNote({ file, preview }: { file: ImportedFile; preview: Preview | null }) {
  const { words, language } = useLanguage();
  const told = words.imports.stored;
  const now = useNow(60_000);
  const titleOf = useRoomTitle();
  const ran = useRan(file.rooms);
  const shows = ofFile(file, preview, ran);
  // Known of every room: none of them has a show that these rows could count in.
  const noShow = file.rooms.length > 0 && file.rooms.every((room) => ran.get(room)?.length === 0);
  return (
    <section className={styles.said} data-stored>
      {file.told !== "" && <Alert type="warning" showIcon title={file.told} data-told />}
      {file.stored_at !== null && (
        <b>{told.done(`${datedDay(file.stored_at, now, language)} ${atClock(file.stored_at)}`)}</b>
      )}
      {file.stored && (
        <p>
          {told.counts(exactCount(file.stored.accepted), exactCount(file.stored.duplicate))}
          {file.stored.refused > 0 && (
            <span className={styles.soon}>{told.refused(exactCount(file.stored.refused))}</span>
          )}
        </p>
      )}
      <p className={styles.soft}>{noShow ? told.noShow : told.rest}</p>
      {shows.length > 0 && <h3>{told.shows}</h3>}
      <ul className={styles.links}>
        {shows.slice(0, MOST).map(({ room, show, added }) => (
          <li key={`${room} ${show}`}>
            <Link to="/rooms/$room/shows/$show" params={{ room, show }}>
              {titleOf(room)} {spanOf(ran.get(room)?.find((one) => one.id === show)) ?? show}
            </Link>
            {added && <small className={styles.tag}>{told.added}</small>}
          </li>
        ))}
        {shows.length > MOST && <li>{told.more(shows.length - MOST)}</li>}
        {file.rooms.map((room) => (
          <li key={room}>
            <Link to="/rooms/$room/shows" params={{ room }}>
              {told.allShows(titleOf(room))}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );

  function spanOf(show: RanShow | undefined): string | undefined {
    if (show === undefined) return undefined;
    const { start, end } = show;
    const begun = `${datedDay(start, now, language)} ${atClock(start)}`;
    const next = words.review.show.nextDay;
    return end === null ? begun : `${begun}–${endClock({ start, end }, language, next)}`;
  }
}

/** The shows of some rooms as they ran, by room; of a room that is not here yet, undefined. */
const useRan = (rooms: readonly string[]) =>
  useQueries({
    queries: rooms.map((room) => shownOf(room)),
    combine: (all) => new Map(all.map((one, at) => [rooms[at] ?? "", one.data] as const)),
  });

/** The shows a file tells of; of orders and the like those within its reach. */
function ofFile(
  file: ImportedFile,
  preview: Preview | null,
  ran: ReadonlyMap<string, readonly RanShow[] | undefined>,
): Touched[] {
  const mine = touched(preview, file.stored?.added ?? {});
  if (mine.length > 0) return mine;
  return [...ran].flatMap(([room, shows]) =>
    within(shows ?? [], file).map(({ id }) => ({ room, show: id, added: false })),
  );
}
