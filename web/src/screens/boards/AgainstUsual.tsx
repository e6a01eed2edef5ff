// What is usual beside a number, and how far from it the number is: by sign and arrow.
import type { Baseline, Tile } from "@/domains/boards/boards";
import { ARROWS, difference, whole } from "@/domains/boards/telling";
import type { Language } from "@/kit/format";
import { useLanguage } from "@/words/words";
import styles from "./tile.module.css";

interface Props {
  tile: Tile;
  baseline: Baseline;
  cur: string;
}

export function AgainstUsual({ tile, baseline, cur }: Props) {
  const { words, language } = useLanguage();
  const { how, median, mad } = baseline;
  const { unit } = tile;
  const text = (value: number | null) => whole(value, unit, language, cur);
  // One alone is what it was, and nothing that is usual.
  const said =
    how === "last"
      ? words.boards.alone(baselineName(baseline, tile.level, language), text(median))
      : words.boards.usual(text(median), mad === null ? null : text(mad));
  return (
    <span className={styles.against}>
      <span>{said}</span>
      <Away tile={tile} baseline={baseline} cur={cur} />
    </span>
  );
}

/** "↑ +12%", with the same in words for who cannot see the arrow. */
export function Away({ tile, baseline, cur }: Props) {
  const { words, language } = useLanguage();
  const away = difference(baseline, tile.unit, language, cur);
  if (away === null) return null;
  const { direction, text, points } = away;
  return (
    <b className={styles.away} data-direction={direction} title={words.boards.ups[direction]}>
      {`${ARROWS[direction]} ${text}`}
      {points && <small>{words.boards.points}</small>}
    </b>
  );
}

const SHARED = { host: "host", slot: "time of day", weekday: "weekday" } as const;

/** What the compared rows share: the server says it in Chinese, and what it says it of in parts. */
export function baselineName(baseline: Baseline, level: string, language: Language): string {
  if (language === "zh") return baseline.name;
  const { how, n, shared } = baseline;
  if (how === "rounds") return `${n} rounds before`;
  const same = shared.filter((one) => level !== "day" || one !== "slot").map((one) => SHARED[one]);
  const of = same.length === 0 ? "this room" : `same ${same.join(", ")}`;
  return how === "last" ? `the last one, ${of}` : `${of} (${n})`;
}
