// The shows of a day, one a row: when, where, and the same numbers as above.
import { Link } from "@tanstack/react-router";
import type { Board, Part, Tile } from "@/domains/boards/boards";
import { agedAt, isUnripe, whole } from "@/domains/boards/telling";
import { AgeDot } from "@/kit/AgeDot";
import { UNKNOWN } from "@/kit/format";
import { atClock, dayKey } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { nameOf } from "../show/counts";
import styles from "./boards.module.css";

interface Props {
  board: Board;
  askedAt: number;
  open: (tile: Tile, of: string, cur: string) => void;
}

export function DayShows({ board, askedAt, open }: Props) {
  const { words, language } = useLanguage();
  const told = words.boards.shows;
  const columns = new Map<string, Tile>();
  for (const tile of board.shows.flatMap((part) => part.tiles)) {
    if (!columns.has(tile.metric)) columns.set(tile.metric, tile);
  }
  if (board.shows.length === 0) return null;
  return (
    <section className={styles.card} data-part="shows">
      <h2>{told.title}</h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{told.when}</th>
              <th>{words.boards.show}</th>
              {[...columns.values()].map((tile) => (
                <th key={tile.metric} className={styles.num}>
                  {nameOf(tile, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.shows.map((part) => (
              <tr key={`${part.room} ${part.show}`} data-show={part.show}>
                <td className={styles.when} title={keptText(part, told.kept)}>
                  {spanOf(part, words.review.show.nextDay, told.running)}
                </td>
                <td className={styles.which}>
                  <Link
                    to="/rooms/$room/shows/$show"
                    params={{ room: part.room, show: part.show }}
                    className={styles.link}
                  >
                    {part.title}
                  </Link>
                  <small>{part.room_title}</small>
                </td>
                {[...columns.keys()].map((metric) => (
                  <Cell
                    key={metric}
                    tile={part.tiles.find((one) => one.metric === metric)}
                    cur={part.cur}
                    askedAt={askedAt}
                    open={(tile) => open(tile, part.title, part.cur)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const keptText = ({ kept_at: at }: Part, say: (at: string) => string) =>
  at === null ? undefined : say(atClock(at));

function spanOf({ start, end }: Part, nextDay: string, running: string): string {
  if (end === null) return `${atClock(start)} ${running}`;
  const next = dayKey(start) === dayKey(end) ? "" : `${nextDay} `;
  return `${atClock(start)}–${next}${atClock(end)}`;
}

interface CellProps {
  tile: Tile | undefined;
  cur: string;
  askedAt: number;
  open: (tile: Tile) => void;
}

function Cell({ tile, cur, askedAt, open }: CellProps) {
  const { words, language } = useLanguage();
  if (tile === undefined) return <td className={styles.num}>{UNKNOWN}</td>;
  return (
    <td className={styles.num} title={tile.why}>
      <button type="button" className={styles.cell} onClick={() => open(tile)}>
        {whole(tile.value, tile.unit, language, cur)}
      </button>
      {isUnripe(tile) && <small className={styles.soft}> {words.boards.unripe}</small>}
      <span className={styles.dot}>
        <AgeDot at={agedAt(tile, askedAt)} tight />
      </span>
    </td>
  );
}
