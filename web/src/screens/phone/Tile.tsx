// One number on the phone: what it is, how much, and how that stands; a tap tells what it means.
import type { PhoneBoard, PhoneTile } from "@/domains/boardlinks/phone";
import { dayOrClock } from "./clock";
import { apart, glance } from "./figures";
import styles from "./phone.module.css";
import { language, words } from "./speaking";

interface Props {
  tile: PhoneTile;
  board: Pick<PhoneBoard, "cur" | "zone" | "told_at">;
  open: (tile: PhoneTile) => void;
}

export const nameOf = (tile: PhoneTile) => (language === "zh" ? tile.zh : tile.en);

export function Tile({ tile, board, open }: Props) {
  const told = glance(tile.value, tile.unit, board.cur, language);
  const name = nameOf(tile);
  return (
    <li>
      <button
        type="button"
        className={styles.tile}
        aria-label={`${name} ${told.text}${told.unit}`}
        title={words.opens(name)}
        data-metric={tile.metric}
        data-value={tile.value ?? ""}
        onClick={() => open(tile)}
      >
        <span className={styles.name}>
          {name}
          {tile.unripe && <small className={styles.unripe}>{words.unripe}</small>}
        </span>
        <span className={styles.figure} data-unknown={tile.value === null}>
          {told.text}
          {told.unit !== "" && <small>{told.unit}</small>}
        </span>
        <span className={styles.beside} data-why={tile.value === null}>
          {tile.value === null ? tile.why : <Beside tile={tile} cur={board.cur} />}
          {tile.value !== null && <small>{sourceOf(tile, board)}</small>}
        </span>
      </button>
    </li>
  );
}

function sourceOf(tile: PhoneTile, { told_at, zone }: Props["board"]): string {
  const at = tile.as_of === null ? "" : dayOrClock(tile.as_of, told_at, zone, language);
  const parts = [tile.source, at];
  return parts.filter((part) => part !== "").join(" · ");
}

function Beside({ tile, cur }: { tile: PhoneTile; cur: string }) {
  const { goal, usual } = tile;
  const short = (value: number) => {
    const told = glance(value, tile.unit, cur, language);
    return told.text + told.unit;
  };
  const diff = apart(tile, cur, language, words.points);
  const over = goal !== null && goal.left === 0 ? (goal.over ?? 0) : null;
  return (
    <>
      {diff !== null && <b>{diff}</b>}
      {usual !== null && usual.median !== null && <span>{words.usual(short(usual.median))}</span>}
      {goal !== null && goal.left !== null && goal.left > 0 && (
        <span>{words.left(short(goal.left))}</span>
      )}
      {over !== null && <span>{over > 0 ? words.beyond(short(over)) : words.done}</span>}
    </>
  );
}
