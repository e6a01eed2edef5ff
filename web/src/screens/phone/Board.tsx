// A board that was heard: what it is of, when it was heard, its numbers, and until when it is there.
import { useState } from "react";
import type { PhoneBoard, PhoneTile } from "@/domains/boardlinks/phone";
import { atClock, onCalendar } from "./clock";
import { Meaning } from "./Meaning";
import styles from "./phone.module.css";
import { Shows } from "./Shows";
import { language, words } from "./speaking";
import { agoParts, isOld, serverTime, type Standing } from "./standing";
import { Tile } from "./Tile";

interface Props {
  standing: Standing;
  heard: { board: PhoneBoard; at: number };
  /** By the phone's clock, ms. */
  now: number;
}

export function Board({ standing, heard, now }: Props) {
  const { board } = heard;
  const [opened, setOpened] = useState<PhoneTile | null>(null);
  const old = isOld(standing, now);
  return (
    <main className={styles.board} data-phone="board" data-old={old}>
      <Head board={board} />
      <Fresh standing={standing} heard={heard} now={now} old={old} />
      {board.recounting && <p className={styles.note}>{words.recounting}</p>}
      {board.unread.length > 0 && (
        <p className={styles.note}>{words.unread(board.unread.join("」「"))}</p>
      )}
      {board.kind === "day" && board.shows.length === 0 && board.unread.length === 0 ? (
        <p className={styles.none}>{words.noShow}</p>
      ) : (
        <ul className={styles.tiles}>
          {board.tiles.map((tile) => (
            <Tile key={tile.metric} tile={tile} board={board} open={setOpened} />
          ))}
        </ul>
      )}
      {board.shows.length > 0 && <Shows board={board} open={setOpened} />}
      <footer className={styles.foot}>
        {words.until(onCalendar(board.until, board.zone, language))}
      </footer>
      {opened !== null && <Meaning tile={opened} board={board} close={() => setOpened(null)} />}
    </main>
  );
}

function Head({ board }: { board: PhoneBoard }) {
  const { zone } = board;
  return (
    <header className={styles.head}>
      <h1>
        {board.runs && <b className={styles.onAir}>{words.onAir}</b>}
        {board.kind === "day" ? board.title : board.room}
      </h1>
      <p className={styles.what}>
        <span>{board.kind === "day" ? words.everyRoom : board.title}</span>
        {board.kind === "show" && (
          <span>
            {board.end === null
              ? words.since(atClock(board.start, zone))
              : words.ended(onCalendar(board.end, zone, language))}
          </span>
        )}
        {board.hosts.length > 0 && <span>{words.onMic(board.hosts.join("、"))}</span>}
      </p>
    </header>
  );
}

/** When it was heard, and what is wrong since; the line keeps its height. */
function Fresh({ standing, heard, now, old }: Props & { old: boolean }) {
  const { board } = heard;
  const passed = agoParts(now - heard.at);
  const ago =
    passed.unit === "s" && passed.count < 5 ? words.justNow : words.ago(passed.count, passed.unit);
  const trouble = standing.trouble === "" ? words.lost : standing.trouble;
  return (
    <div className={styles.fresh} role="status" data-heard={serverTime(heard, heard.at)}>
      <p>
        <i className={styles.dot} aria-hidden />
        {words.heard(atClock(board.told_at, board.zone), ago)}
      </p>
      {old && trouble !== null && <p className={styles.trouble}>{trouble}</p>}
    </div>
  );
}
