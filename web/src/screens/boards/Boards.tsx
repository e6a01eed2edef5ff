// The boards: the few numbers of one's duty, of a day, a show or a shift, each of which opens.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { Recounting } from "@/domains/control/Recounting";
import { type Asked, fromKept, fromSearch, toKeep, toSearch } from "@/domains/boards/address";
import { type Board, useBoard } from "@/domains/boards/boards";
import { useMay } from "@/domains/people/me";
import { useFreshOnPress } from "@/domains/review/shows";
import { useRooms } from "@/domains/rooms/rooms";
import { recall, remember } from "@/kit/memory";
import { RefusalNote } from "@/kit/RefusalNote";
import { Empty } from "@/kit/Empty";
import { onDay } from "@/kit/time";
import { useLanguage, useWords } from "@/words/words";
import { spanText } from "../show/spanText";
import { Page } from "../Page";
import { Choice } from "./Choice";
import { Nothing, NoRooms } from "./Nothing";
import { Shown } from "./Shown";
import styles from "./boards.module.css";

const KEPT = "boards";

export default function Boards() {
  const words = useWords();
  const [asked, ask] = useAsked();
  const rooms = useRooms();
  const [only] = rooms.data ?? [];
  // One room, or none that was chosen yet: the first is looked at, never an empty page.
  const whole = useMemo<Asked>(
    () => (asked.room === null && only ? { ...asked, room: only.ident } : asked),
    [asked, only],
  );
  const board = useBoard(whole, whole.kind === "day" || whole.room !== null);
  const noRooms = rooms.isSuccess && rooms.data.length === 0 && whole.room === null;
  return (
    <Page
      wide
      title={words.boards.title}
      aside={board.data && !board.isPlaceholderData && !board.error && <Aside board={board.data} />}
    >
      {whole.kind !== "day" && whole.room !== null && <Fresh key={whole.room} room={whole.room} />}
      <Choice asked={whole} ask={ask} board={board.data} />
      {noRooms ? (
        <NoRooms />
      ) : board.error ? (
        <Nothing
          error={board.error}
          retry={() => void board.refetch()}
          newest={
            asked.show === null && asked.shift === null
              ? undefined
              : () => ask({ ...asked, show: null, shift: null })
          }
        />
      ) : board.data === undefined ? (
        <div className={styles.waiting} aria-busy>
          <RefusalNote error={rooms.error} retry={() => void rooms.refetch()} />
          <Empty title={words.boards.waiting} />
        </div>
      ) : (
        <div className={styles.shown} aria-busy={board.isPlaceholderData}>
          <Shown board={board.data} asked={whole} ask={ask} askedAt={board.dataUpdatedAt} />
        </div>
      )}
    </Page>
  );
}

/** Which board: from the address, else as this browser looked at last; and how to turn to another. */
function useAsked(): [Asked, (asked: Asked) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const [last] = useState(() => fromKept(recall(KEPT)));
  const asked = useMemo(() => fromSearch(search, last), [search, last]);
  useEffect(() => remember(KEPT, toKeep(asked)), [asked]);
  const ask = useCallback(
    (next: Asked) => {
      void navigate({ to: "/boards", search: toSearch(next), replace: true, resetScroll: false });
    },
    [navigate],
  );
  return [asked, ask];
}

/** Keeps a room's board true while it is on screen. */
function Fresh({ room }: { room: string }) {
  useFreshOnPress(room);
  return null;
}

/** What the board is of, and whether its numbers are being counted again. */
function Aside({ board }: { board: Board }) {
  const { words, language } = useLanguage();
  const may = useMay();
  if (board.kind === "day") {
    return <span className={styles.soft}>{onDay(board.start, language)}</span>;
  }
  const { start, end, now, recounting } = board;
  const ran = { id: board.show, title: board.title, start, end, recounting: null, composed: false };
  return (
    <>
      <span className={styles.state} data-on-air={end === null}>
        <i aria-hidden />
        {end === null ? words.boards.shows.running : words.review.shows.ended}
      </span>
      <span className={styles.soft}>
        {board.kind === "shift" ? `${board.title} · ${board.label}` : board.title}{" "}
        {spanText(ran, now, language, words)}
      </span>
      <Recounting since={recounting ? now : null} now={now} />
      <span className={styles.ways}>
        <Link to="/rooms/$room/shows/$show" params={{ room: board.room, show: board.show }}>
          {words.review.tabs.show}
        </Link>
        {may("money.gmv.read") && (
          <Link
            to="/rooms/$room/shows/$show/results"
            params={{ room: board.room, show: board.show }}
          >
            {words.review.tabs.results}
          </Link>
        )}
      </span>
    </>
  );
}
