// A board once it is here: its tiles, what stands beside, the shows of a day, and the other numbers.
import { useState } from "react";
import { type Asked, withMetric } from "@/domains/boards/address";
import type { Board, Tile as TileOf } from "@/domains/boards/boards";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";
import { BesidePart } from "./BesidePart";
import styles from "./boards.module.css";
import { DayShows } from "./DayShows";
import { ManySay } from "./ManySay";
import { NumberSheet, type OpenedTile } from "./NumberSheet";
import { Rest } from "./Rest";
import { saidByMany } from "./saidByMany";
import { Tile } from "./Tile";

interface Props {
  board: Board;
  asked: Asked;
  ask: (asked: Asked) => void;
  /** When the board came, by this page's clock. */
  askedAt: number;
}

export function Shown({ board, asked, ask, askedAt }: Props) {
  const told = useWords().boards;
  const [opened, setOpened] = useState<OpenedTile | null>(null);
  const { cur, kind } = board;
  const open = (tile: TileOf, of = "", its = cur) => setOpened({ tile, of, cur: its });
  // Six times "—" would say no more than this.
  const nothing = kind === "day" && board.shows.length === 0 && board.unread.length === 0;
  if (nothing) return <Empty title={told.shows.none} />;
  const said = saidByMany(board.tiles);
  const put = (metric: string, on: boolean) => ask(withMetric(asked, metric, on));
  return (
    <>
      <div className={styles.board} data-board={kind} data-show={board.show} data-key={board.key}>
        {board.unread.length > 0 && (
          <p className={styles.note} role="status">
            {told.unread(board.unread.join("」「"))}
          </p>
        )}
        <ManySay said={said} />
        <section className={styles.tiles} aria-label={told.numbers}>
          {board.tiles.map((tile) => (
            <Tile
              key={tile.metric}
              tile={tile}
              cur={cur}
              askedAt={askedAt}
              said={said}
              open={() => open(tile)}
              takeOff={
                asked.metrics.includes(tile.metric) ? () => put(tile.metric, false) : undefined
              }
            />
          ))}
        </section>
        {board.tiles.length === 0 && <p className={styles.soft}>{told.none}</p>}
        {board.beside.length > 0 && (
          <div className={styles.pair}>
            {board.beside.map((row) => (
              <BesidePart
                key={row.level}
                row={row}
                cur={cur}
                open={(tile) => open(tile, row.label)}
              />
            ))}
          </div>
        )}
        {kind === "day" && <DayShows board={board} askedAt={askedAt} open={open} />}
        <Rest tiles={board.more} cur={cur} open={open} put={(metric) => put(metric, true)} />
      </div>
      <NumberSheet opened={opened} close={() => setOpened(null)} />
    </>
  );
}
