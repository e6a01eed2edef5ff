// The shows of a room's log, newest first.
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useMemo } from "react";
import { type RanShow, useFreshOnPress, useShows } from "@/domains/review/shows";
import { useRooms } from "@/domains/rooms/rooms";
import { Empty } from "@/kit/Empty";
import { length } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { atClock, endClock, onDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { Page } from "../Page";
import styles from "./show.module.css";

export default function Shows() {
  const { words, language } = useLanguage();
  const { room = "" } = useParams({ strict: false });
  const shows = useShows(room);
  useFreshOnPress(room);
  const now = useNow(60_000);
  const title = useRooms(true).data?.find((one) => one.ident === room)?.title ?? room;
  const columns = useMemo<Column<RanShow>[]>(
    () => [
      {
        id: "day",
        title: words.roster.day,
        width: 140,
        frozen: true,
        filter: "choice",
        text: (show) => onDay(show.start, language, now),
        order: (show) => show.start,
      },
      {
        id: "title",
        title: words.review.shows.name,
        width: 220,
        filter: "text",
        text: (show) => show.title,
        cell: (show) => (
          <Link
            to="/rooms/$room/shows/$show"
            params={{ room, show: show.id }}
            className={styles.jump}
          >
            {show.title}
          </Link>
        ),
      },
      {
        id: "start",
        title: words.review.shows.start,
        width: 90,
        text: (show) => atClock(show.start),
        order: (show) => show.start,
      },
      {
        id: "end",
        title: words.review.shows.end,
        width: 130,
        text: (show) =>
          show.end === null
            ? "—"
            : endClock({ start: show.start, end: show.end }, language, words.review.show.nextDay),
        order: (show) => show.end,
      },
      {
        id: "length",
        title: words.review.shows.length,
        width: 100,
        align: "right",
        text: (show) => length(((show.end ?? now) - show.start) / 1_000),
        order: (show) => (show.end ?? now) - show.start,
      },
      {
        id: "state",
        title: words.review.shows.state,
        width: 100,
        filter: "choice",
        text: (show) => (show.end === null ? words.review.shows.running : words.review.shows.ended),
        cell: (show) => (
          <span className={styles.state} data-on-air={show.end === null}>
            <i aria-hidden />
            {show.end === null ? words.review.shows.running : words.review.shows.ended}
          </span>
        ),
      },
    ],
    [words, language, room, now],
  );
  return (
    <Page
      full
      title={words.review.shows.of(title)}
      aside={
        <>
          <Link to="/rooms/$room" params={{ room }}>
            <Button>{words.review.shows.control}</Button>
          </Link>
          <Link to="/rooms">
            <Button type="text">{words.review.shows.back}</Button>
          </Link>
        </>
      }
    >
      <RefusalNote error={shows.error} retry={() => void shows.refetch()} />
      <Table
        name="review.shows"
        label={words.review.shows.title}
        rows={shows.data ?? []}
        columns={columns}
        rowKey={(show) => show.id}
        mark={(show) => ({ "data-show": show.id })}
        empty={
          shows.isPending || shows.error ? null : (
            <Empty
              title={words.review.shows.none}
              why={words.review.shows.noneWhy}
              action={
                <Link to="/rooms/$room" params={{ room }}>
                  <Button type="primary">{words.review.shows.control}</Button>
                </Link>
              }
            />
          )
        }
      />
    </Page>
  );
}
