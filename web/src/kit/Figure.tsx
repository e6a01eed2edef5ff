// A number a person can trust: unit, age, source level, and on hover how it came about.
import { Popover } from "antd";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { ageOf, ageParts } from "./age";
import { AgeDot } from "./AgeDot";
import styles from "./Figure.module.css";
import { exact, figure, type Unit } from "./format";

export type SourceLevel = "L0" | "L1" | "L2" | "L3";

export interface FigureProps {
  /** The metric's name as printed. */
  name: string;
  /** In `unit`; money in fen. null is unknown. */
  value: number | null;
  unit: Unit;
  /** How the number is defined, in a sentence. */
  definition?: string;
  /** What it was divided from, for ratios. */
  parts?: { num: number | null; den: number | null; numName: string; denName: string };
  level?: SourceLevel;
  /** When it was true, UTC ms. */
  at?: number | null;
  /** Why it is unknown. */
  why?: string;
  /** Point size of the figure: 14 in tables, 20, 28 or 40 on live pages. */
  size?: 14 | 20 | 28 | 40;
  /** Without its name, where the place says it already. */
  bare?: boolean;
}

export function Figure(props: FigureProps) {
  const { name, value, unit, level, at = null, size = 14, bare = false } = props;
  const { language } = useLanguage();
  const shown = figure(value, unit, language);
  return (
    <Popover
      content={<Story {...props} />}
      trigger={["hover", "focus", "click"]}
      mouseEnterDelay={0.3}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its story opens on focus */}
      <span className={styles.figure} tabIndex={0} role="figure" aria-label={name}>
        {!bare && <span className={styles.name}>{name}</span>}
        <span className={styles.line}>
          <b
            className={value === null ? styles.unknown : styles.value}
            style={{ fontSize: size }}
            data-large={size > 14}
          >
            {shown.text}
          </b>
          {shown.unit !== "" && <small className={styles.unit}>{shown.unit}</small>}
          {level !== undefined && <small className={styles.level}>{level}</small>}
          <AgeDot at={value === null ? null : at} />
        </span>
      </span>
    </Popover>
  );
}

/** What hovering tells. */
function Story({ name, value, unit, definition, parts, level, at = null, why }: FigureProps) {
  const { words, language } = useLanguage();
  const now = useNow();
  const told = words.figure;
  const age = ageParts(now - (at ?? now));
  const ageText =
    at === null
      ? told.noTime
      : ageOf(at, now) === "fresh"
        ? told.fresh
        : told.old(age.count, age.unit);
  const part = (figureOf: number | null) => (figureOf === null ? "—" : exact(figureOf, "count"));
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
        <p>{`${parts.numName} ${part(parts.num)} ÷ ${parts.denName} ${part(parts.den)}`}</p>
      )}
      {level !== undefined && <p>{`${told.source} ${level} ${told.levels[level]}`}</p>}
      {value !== null && <p>{`${told.age} ${ageText}`}</p>}
    </div>
  );
}
