// A number a person can trust: unit, age, source level, and on hover how it came about.
import { Popover } from "antd";
import type { ReactNode } from "react";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { ageOf, ageParts } from "./age";
import { AgeDot } from "./AgeDot";
import styles from "./Figure.module.css";
import { exact, figure, figureInFull, type Unit } from "./format";
import { useStory } from "./useStory";

export type SourceLevel = "L0" | "L1" | "L2" | "L3";

/** Both sides of a quotient; their units are counts unless they say otherwise. */
export interface FigureParts {
  num: number | null;
  den: number | null;
  numName: string;
  denName: string;
  numUnit?: Unit;
  denUnit?: Unit;
}

export interface FigureProps {
  /** The metric's name as printed. */
  name: string;
  /** In `unit`; money in fen. null is unknown. */
  value: number | null;
  unit: Unit;
  /** How the number is defined, in a sentence. */
  definition?: string;
  /** What it was divided from, for ratios. */
  parts?: FigureParts;
  level?: SourceLevel;
  /** When it was true, UTC ms; left out where age means nothing, as of a show long ended. */
  at?: number | null;
  /** Why it is unknown. */
  why?: string;
  /** Point size of the figure: 14 in tables, 20, 28 or 40 on live pages. */
  size?: 14 | 20 | 28 | 40;
  /** Without its name, where the place says it already. */
  bare?: boolean;
  /** In a row of tiles: source and age stand beside the name, above the figure. */
  tile?: boolean;
  /** Beside others that it is compared with: money to the fen, never in 万. */
  full?: boolean;
  /** Small, behind the figure: a goal, a remark. */
  after?: ReactNode;
  /** Opens what the number is made of; then a click does that, and its story is on hover. */
  onOpen?: (() => void) | undefined;
}

export function Figure(props: FigureProps) {
  const { name, value, unit, level, at = null, size = 14, bare = false, onOpen } = props;
  const { tile = false, full = false, after } = props;
  const { words, language } = useLanguage();
  const shown = full ? figureInFull(value, unit, language) : figure(value, unit, language, tile);
  // Who cannot see it hears the number as well, not its name alone.
  const spoken = `${name} ${shown.text}${shown.unit}`;
  const origin = (
    <>
      {level !== undefined && (
        // A tile of the control room has no room for a word; its story says it.
        <small className={styles.level} data-source-level={level}>
          {tile ? level : words.figure.levels[level]}
        </small>
      )}
      <AgeDot at={value === null ? null : at} tight={tile} />
    </>
  );
  const { popover, target } = useStory(onOpen);
  return (
    <Popover content={<Story {...props} />} {...popover}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its story opens on focus */}
      <span className={styles.figure} tabIndex={0} role="figure" aria-label={spoken} {...target}>
        {!bare && (
          <span className={styles.name}>
            {name}
            {tile && origin}
          </span>
        )}
        <span className={styles.line}>
          <b
            className={value === null ? styles.unknown : styles.value}
            style={{ fontSize: size }}
            data-large={size > 14}
          >
            {shown.text}
          </b>
          {shown.unit !== "" && <small className={styles.unit}>{shown.unit}</small>}
          {after}
          {!tile && origin}
        </span>
      </span>
    </Popover>
  );
}

/** What hovering tells. */
function Story({ name, value, unit, definition, parts, level, at, why }: FigureProps) {
  const { words, language } = useLanguage();
  const now = useNow();
  const told = words.figure;
  const age = ageParts(now - (at ?? now));
  const ageText =
    at === null || at === undefined
      ? told.noTime
      : ageOf(at, now) === "fresh"
        ? told.fresh
        : told.old(age.count, age.unit);
  const part = (of: number | null, as: Unit = "count") =>
    of === null ? "—" : as === "s" ? figure(of, as, language).text : exact(of, as);
  return (
    <div className={styles.story}>
      <h2>{name}</h2>
      {definition !== undefined && <p>{definition}</p>}
      {value === null ? (
        <p>{`${told.unknown}${why === undefined ? "" : language === "zh" ? `：${why}` : `: ${why}`}`}</p>
      ) : (
        <p>{`${told.exact} ${exact(value, unit)}`}</p>
      )}
      {parts !== undefined && (
        <p>{`${parts.numName} ${part(parts.num, parts.numUnit)} ÷ ${parts.denName} ${part(parts.den, parts.denUnit)}`}</p>
      )}
      {level !== undefined && <p>{`${told.source} ${told.levels[level]}`}</p>}
      {value !== null && at !== undefined && <p>{`${told.age} ${ageText}`}</p>}
    </div>
  );
}
