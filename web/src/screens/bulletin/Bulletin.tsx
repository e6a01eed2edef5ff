// What a show has to tell the team's groups: its bulletin, and while it runs the tally of the hour.
import { Link, useParams } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { useMay } from "@/domains/people/me";
import { moves, useFreshOnPress, useShows, type Which } from "@/domains/review/shows";
import { clockOf, useRooms, useRun } from "@/domains/rooms/rooms";
import { type Heartbeat, useBulletin, useTally } from "@/domains/team/heartbeat";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { roomTime } from "@/live/serverClock";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import { Page } from "../Page";
import { spanText } from "../show/spanText";
import { ShowTabs } from "../show/tabs/ShowTabs";
import styles from "./bulletin.module.css";
import { OnSchedule } from "./OnSchedule";
import { Picture } from "./Picture";
import { Ready } from "./Ready";
import { Where } from "./Where";

export default function Bulletin() {
  const params = useParams({ strict: false });
  const { room = "", show = "" } = params;
  const which = useMemo<Which>(() => ({ room, show }), [room, show]);
  const mayMoney = useMay()("money.gmv.read");
  const words = useWords();
  useFreshOnPress(room);
  const title = useRooms(true).data?.find((one) => one.ident === room)?.title ?? room;
  return (
    <Page wide title={`${title} · ${words.review.tabs.bulletin}`} aside={<Aside which={which} />}>
      <ShowTabs which={which} />
      {mayMoney ? (
        <Known which={which} />
      ) : (
        <Empty title={words.bulletin.noRight} why={words.bulletin.noRightWhy} />
      )}
    </Page>
  );
}

const useShow = ({ room, show }: Which) => {
  const shows = useShows(room);
  return { ...shows, show: shows.data?.find((one) => one.id === show) };
};

function Aside({ which }: { which: Which }) {
  const { words, language } = useLanguage();
  const { show } = useShow(which);
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
  const told = words.bulletin;
  const shows = useShow(which);
  const { show } = shows;
  const running = show !== undefined && show.end === null;
  const [chosen, setChosen] = useState<"tally" | "bulletin">("tally");
  const what = running ? chosen : "bulletin";
  const grows = show !== undefined && moves(show);
  const known = shows.isSuccess;
  const tally = useTally(which.room, "page", known && what === "tally");
  const bulletin = useBulletin(which, grows, known && what === "bulletin");
  const ready = what === "tally" ? tally : bulletin;
  const error = shows.error ?? ready.error;
  return (
    <div className={styles.stack} data-screen="bulletin" data-what={what}>
      {running && (
        <div className={styles.row}>
          <Segmented
            aria-label={told.which}
            value={chosen}
            onChange={setChosen}
            options={[
              { value: "tally", label: told.tally },
              { value: "bulletin", label: told.soFar },
            ]}
          />
          <Button onClick={() => void ready.refetch()} loading={ready.isFetching}>
            {told.refresh}
          </Button>
          <p className={styles.soft}>{told.running}</p>
        </div>
      )}
      {show?.recounting != null && <p className={styles.soon}>{told.recounting}</p>}
      {ready.data !== undefined ? (
        <Parts beat={ready.data} />
      ) : (
        <div className={styles.waiting} aria-busy={!error}>
          {error ? (
            <RefusalNote
              error={error}
              retry={() => void Promise.all([shows.refetch(), ready.refetch()])}
            />
          ) : (
            <Empty title={told.waiting} />
          )}
        </div>
      )}
    </div>
  );
}

function Parts({ beat }: { beat: Heartbeat }) {
  const pictured = beat.what === "bulletin";
  return (
    <div className={styles.parts} data-pictured={pictured}>
      <section className={styles.card}>
        <Ready key={beat.once} beat={beat} />
      </section>
      <div className={styles.stack}>
        <Where beat={beat} />
        <OnSchedule room={beat.room} what={beat.what} />
        {pictured && <Picture beat={beat} />}
      </div>
    </div>
  );
}
