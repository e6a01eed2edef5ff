// The axis: round instants of the team's clock, and the day where one begins.
import { memo } from "react";
import { atClock, atSecond, shortDay, startOfDay } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { AXIS } from "./bands";
import { type Stretch, ticks, toX } from "./scale";
import styles from "./timeline.module.css";

interface Props {
  view: Stretch;
  width: number;
  /** Of the whole timeline: lines go down through all rows. */
  height: number;
}

export const Axis = memo(function Axis({ view, width, height }: Props) {
  const { language } = useLanguage();
  const { step, at } = ticks(view, width);
  return (
    <svg className={styles.axis} width={width} height={height} aria-hidden>
      {at.map((tick) => {
        const x = Math.round(toX(view, width, tick)) + 0.5;
        const midnight = tick === startOfDay(tick);
        const label = midnight
          ? shortDay(tick, language)
          : step < 60_000
            ? atSecond(tick)
            : atClock(tick);
        return (
          <g key={tick} data-midnight={midnight}>
            <line x1={x} x2={x} y1={AXIS - 5} y2={height} />
            <text x={x + 4} y={AXIS - 8}>
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
});
