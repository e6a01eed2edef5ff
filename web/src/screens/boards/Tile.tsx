// One number of a board: read in a second, with what is usual beside it; a press opens it.
import { CloseOutlined } from "@ant-design/icons";
import type { Tile as TileOf } from "@/domains/boards/boards";
import { agedAt, isUnripe, valueText } from "@/domains/boards/telling";
import { AgeDot } from "@/kit/AgeDot";
import { useLanguage } from "@/words/words";
import { nameOf } from "../show/counts";
import { AgainstUsual, baselineName } from "./AgainstUsual";
import { GoalText } from "./GoalText";
import type { Said } from "./saidByMany";
import styles from "./tile.module.css";
import { useSourceText } from "./useSourceText";
import { whenText } from "./whenText";

interface Props {
  tile: TileOf;
  cur: string;
  askedAt: number;
  /** What is said above the tiles, once for all that would say it. */
  said?: Said;
  open: () => void;
  /** Takes it off the board; undefined for the duty's own. */
  takeOff: (() => void) | undefined;
}

export function Tile({ tile, cur, askedAt, said, open, takeOff }: Props) {
  const { words, language } = useLanguage();
  const told = words.boards;
  const name = nameOf(tile, language);
  const shown = valueText(tile.value, tile.unit, language, cur);
  const aged = agedAt(tile, askedAt);
  const source = useSourceText()(tile);
  return (
    <article className={styles.tile} data-tile={tile.metric} data-value={tile.value ?? ""}>
      <button
        type="button"
        className={styles.open}
        onClick={open}
        aria-label={`${told.opens(name)} ${shown.text}${shown.unit}`}
      >
        <span className={styles.head}>
          <b>{name}</b>
          {isUnripe(tile) && (
            <small className={styles.unripe} title={tile.maturity_zh}>
              {told.unripe}
            </small>
          )}
        </span>
        <span className={styles.figure} data-unknown={tile.value === null}>
          <b>{shown.text}</b>
          {shown.unit !== "" && <small>{shown.unit}</small>}
        </span>
        {tile.value === null ? (
          <Why text={tile.why} said={said} />
        ) : (
          <>
            <span className={styles.from}>
              {source}
              {aged !== null ? (
                <AgeDot at={aged} tight />
              ) : (
                tile.as_of !== null && <span>{told.asOf(whenText(tile.as_of, language))}</span>
              )}
            </span>
            {tile.goal !== null && (
              <span className={styles.goal} data-goal={tile.goal.left ?? ""}>
                <GoalText goal={tile.goal} unit={tile.unit} cur={cur} />
              </span>
            )}
            {tile.baseline === null ? (
              <Why text={tile.no_baseline} said={said} />
            ) : (
              <span className={styles.usual}>
                <AgainstUsual tile={tile} baseline={tile.baseline} cur={cur} />
                {tile.baseline.how !== "last" && (
                  <small>{baselineName(tile.baseline, tile.level, language)}</small>
                )}
              </span>
            )}
          </>
        )}
      </button>
      {takeOff !== undefined && (
        <button
          type="button"
          className={styles.off}
          onClick={takeOff}
          aria-label={told.takeOff(name)}
        >
          <CloseOutlined />
        </button>
      )}
    </article>
  );
}

function Why({ text, said }: { text: string; said: Said | undefined }) {
  return text === "" || said?.has(text) ? null : <span className={styles.why}>{text}</span>;
}
