// What a show brought, and how sure that is: opened from the show's own page.
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useMemo } from "react";
import { Recounting } from "@/domains/control/Recounting";
import { useMay } from "@/domains/people/me";
import { useResults } from "@/domains/results/results";
import {
  useFreshOnPress,
  useLevel,
  useShowMetrics,
  useShows,
  type Which,
} from "@/domains/review/shows";
import { clockOf, useRooms, useRun } from "@/domains/rooms/rooms";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { roomTime } from "@/live/serverClock";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import { Page } from "../Page";
import { ShowTabs } from "../show/tabs/ShowTabs";
import { spanText } from "../show/spanText";
import { useMeanings } from "../show/useMeanings";
import { Parts } from "./Parts";
import styles from "./results.module.css";

export default function Results() {
  const params = useParams({ strict: false });
  const { room = "", show = "" } = params;
  const which = useMemo<Which>(() => ({ room, show }), [room, show]);
  const mayMoney = useMay()("money.gmv.read");
  const words = useWords();
  useFreshOnPress(room);
  const title = useRooms(true).data?.find((one) => one.ident === room)?.title ?? room;
  return (
    <Page
      wide
      title={`${title} · ${words.results.title}`}
      aside={<Aside which={which} mayMoney={mayMoney} />}
    >
      <ShowTabs which={which} />
      {mayMoney ? (
        <Known which={which} />
      ) : (
        <Empty title={words.results.noRight} why={words.results.noRightWhy} />
      )}
    </Page>
  );
}

/** When it was, whether its numbers are being counted again, and the way back to it. */
function Aside({ which, mayMoney }: { which: Which; mayMoney: boolean }) {
  const { words, language } = useLanguage();
  const recounting = useResults(which, mayMoney).data?.recounting ?? false;
  const show = useShows(which.room).data?.find((one) => one.id === which.show);
  const run = useRun(which.room);
  const wall = useNow(1_000);
  const now = run === undefined ? wall : roomTime(clockOf(run), wall);
  return (
    <>
      {show !== undefined && (
        <span className={styles.soft}>
          {show.title} {spanText(show, now, language, words)}
        </span>
      )}
      {show?.composed && <span className={styles.badge}>{words.rooms.sources.composed}</span>}
      <Recounting since={recounting ? (show?.recounting ?? now) : null} now={now} />
      <span className={styles.acts}>
        <Link to="/rooms/$room/shows" params={{ room: which.room }}>
          <Button type="text">{words.review.shows.title}</Button>
        </Link>
      </span>
    </>
  );
}

function Known({ which }: { which: Which }) {
  const words = useWords();
  const results = useResults(which, true);
  const moving =
    results.data !== undefined && (results.data.end === null || results.data.recounting);
  const metrics = useShowMetrics(which, moving);
  const whole = useLevel(which, "show", moving);
  const meanings = useMeanings(which, whole.data?.rows[0]);
  const error = results.error ?? metrics.error ?? whole.error;
  const again = () => void Promise.all([results.refetch(), metrics.refetch(), whole.refetch()]);
  if (results.data && metrics.data && meanings && !whole.isPending) {
    return (
      <Parts which={which} results={results.data} metrics={metrics.data} meanings={meanings} />
    );
  }
  return (
    <div className={styles.waiting} data-screen="results" aria-busy={!error}>
      {error ? (
        <RefusalNote error={error} retry={again} />
      ) : (
        <Empty title={words.results.waiting} />
      )}
    </div>
  );
}
