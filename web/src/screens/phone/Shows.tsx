// The shows of a day, below what they add up to.
import type { PhoneBoard, PhoneTile } from "@/domains/boardlinks/phone";
import { atClock } from "./clock";
import { glance } from "./figures";
import styles from "./phone.module.css";
import { language, words } from "./speaking";
import { nameOf } from "./Tile";

interface Props {
  board: PhoneBoard;
  open: (tile: PhoneTile) => void;
}

export function Shows({ board, open }: Props) {
  const { zone } = board;
  return (
    <section className={styles.shows}>
      <h2>{words.shows}</h2>
      {board.shows.map((show) => (
        <article key={`${show.room} ${show.start}`} className={styles.show}>
          <h3>
            {show.room}
            <small>
              {show.title} · {atClock(show.start, zone)}–
              {show.end === null ? (
                <b className={styles.onAir}>{words.onAir}</b>
              ) : (
                atClock(show.end, zone)
              )}
            </small>
          </h3>
          <div className={styles.small}>
            {show.tiles.map((tile) => {
              const told = glance(tile.value, tile.unit, board.cur, language);
              return (
                <button
                  key={tile.metric}
                  type="button"
                  data-metric={tile.metric}
                  data-value={tile.value ?? ""}
                  onClick={() => open(tile)}
                >
                  <span>{nameOf(tile)}</span>
                  <b data-unknown={tile.value === null}>
                    {told.text}
                    <small>{told.unit}</small>
                  </b>
                </button>
              );
            })}
          </div>
        </article>
      ))}
    </section>
  );
}
