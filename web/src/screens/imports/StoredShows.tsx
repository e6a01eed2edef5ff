// Where the files that are stored went: the way on while none of them is open.
import { Link } from "@tanstack/react-router";
import { useQueries } from "@tanstack/react-query";
import type { ImportedFile } from "@/domains/imports/imports";
import { within } from "@/domains/imports/preview";
import { useMay } from "@/domains/people/me";
import { type RanShow, shownOf } from "@/domains/review/shows";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { atClock, datedDay, endClock } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import styles from "./imports.module.css";

const MOST = 8;

interface Told {
  room: string;
  show: RanShow;
}

export function StoredShows({ files }: { files: readonly ImportedFile[] }) {
  const { words, language } = useLanguage();
  const titleOf = useRoomTitle();
  const now = useNow(60_000);
  const may = useMay();
  const stored = files.filter((file) => file.state === "stored");
  const shows = useToldOf(may("run.read") ? stored : []);
  if (shows.length === 0) return null;
  return (
    <section className={styles.said} data-stored-shows>
      <h3>{words.imports.stored.shows}</h3>
      <ul className={styles.links}>
        {shows.slice(0, MOST).map(({ room, show }) => (
          <li key={`${room} ${show.id}`}>
            <Link to="/rooms/$room/shows/$show" params={{ room, show: show.id }}>
              {titleOf(room)} {datedDay(show.start, now, language)} {atClock(show.start)}
              {show.end !== null &&
                `–${endClock({ start: show.start, end: show.end }, language, words.review.show.nextDay)}`}
            </Link>
            {may("money.gmv.read") && (
              <>
                {" · "}
                <Link to="/rooms/$room/shows/$show/results" params={{ room, show: show.id }}>
                  {words.review.tabs.results}
                </Link>
              </>
            )}
          </li>
        ))}
        {shows.length > MOST && <li>{words.imports.stored.more(shows.length - MOST)}</li>}
      </ul>
    </section>
  );
}

/** The shows these files tell of, each once, the latest first. */
function useToldOf(files: readonly ImportedFile[]): Told[] {
  const rooms = [...new Set(files.flatMap((file) => file.rooms))].toSorted();
  const ran = useQueries({
    queries: rooms.map((room) => shownOf(room)),
    combine: (all) => rooms.map((room, at) => ({ room, shows: all[at]?.data ?? [] })),
  });
  return ran
    .flatMap(({ room, shows }) => {
      const mine = files.filter((file) => file.rooms.includes(room));
      const told = new Map(mine.flatMap((file) => within(shows, file)).map((one) => [one.id, one]));
      return [...told.values()].map((show) => ({ room, show }));
    })
    .toSorted((a, b) => b.show.start - a.show.start);
}
