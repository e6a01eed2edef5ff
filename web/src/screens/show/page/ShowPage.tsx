// The frame of the pages of one show: whose it is, when it was, whether its numbers stand, and the
// way to its other pages.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Recounting } from "@/domains/control/Recounting";
import { useShows, type Which } from "@/domains/review/shows";
import { clockOf, useRooms, useRun } from "@/domains/rooms/rooms";
import tone from "@/kit/tone.module.css";
import { roomTime } from "@/live/serverClock";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { Page } from "../../Page";
import { spanText } from "../spanText";
import { ShowTabs } from "../tabs/ShowTabs";
import styles from "./page.module.css";

interface Props {
  which: Which;
  /** What this page is about. */
  title: string;
  /** Whether its numbers do not follow a correction yet; undefined: as the list of shows says. */
  recounting?: boolean;
  /** Signs on what the show is, beside its time. */
  marks?: ReactNode;
  /** What may be done here, before the way back to the shows. */
  acts?: ReactNode;
  children: ReactNode;
}

export function ShowPage({ which, title, recounting, marks, acts, children }: Props) {
  const { words, language } = useLanguage();
  const name = useRooms(true).data?.find((one) => one.ident === which.room)?.title ?? which.room;
  const show = useShows(which.room).data?.find((one) => one.id === which.show);
  const run = useRun(which.room);
  const wall = useNow(1_000);
  const now = run === undefined ? wall : roomTime(clockOf(run), wall);
  const since = show?.recounting ?? null;
  const aside = (
    <>
      {show !== undefined && (
        <span className={tone.soft}>
          {show.title} {spanText(show, now, language, words)}
        </span>
      )}
      {show?.composed && <span className={tone.badge}>{words.rooms.sources.composed}</span>}
      {marks}
      <Recounting
        since={recounting === undefined ? since : recounting ? (since ?? now) : null}
        now={now}
      />
      <span className={styles.acts}>
        {acts}
        <Link to="/rooms/$room/shows" params={{ room: which.room }}>
          <Button type="text">{words.review.shows.title}</Button>
        </Link>
      </span>
    </>
  );
  return (
    <Page wide title={`${name} · ${title}`} aside={aside}>
      <ShowTabs which={which} />
      {children}
    </Page>
  );
}
