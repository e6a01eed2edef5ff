// One row of the timeline, whatever it shows.
import { memo } from "react";
import type { Timeline } from "@/domains/review/shows";
import { useWords } from "@/words/words";
import type { Correcting } from "../correct/useCorrecting";
import type { Band } from "./bands";
import { LaneRow } from "./LaneRow";
import type { LaneName } from "./lanes";
import { MarksRow } from "./MarksRow";
import { type Stretch, toX } from "./scale";
import { areaPath } from "./series";
import styles from "./timeline.module.css";

interface Props {
  id: string;
  band: Band;
  timeline: Timeline;
  view: Stretch;
  whole: Stretch;
  width: number;
  correcting: Correcting;
  choose: (lane: LaneName, id: string) => void;
  setPin: (at: number) => void;
}

export const BandRow = memo(function BandRow(props: Props) {
  const { band, view, width, timeline, setPin } = props;
  const words = useWords();
  const { height } = band;
  if (band.kind === "lane") {
    return <LaneRow {...props} lane={band.lane} rows={band.rows} height={height} />;
  }
  if (band.kind === "marks") {
    return (
      <MarksRow
        marks={timeline.marks}
        view={view}
        width={width}
        height={height}
        end={props.whole.to}
        setPin={setPin}
      />
    );
  }
  if (band.kind === "unknown") {
    const names = band.names.map((name) => words.review.series[name]);
    return (
      <div className={styles.unknown} style={{ height }}>
        {words.review.timeline.unknown(words.common.listed(names))}
      </div>
    );
  }
  // Air above the highest minute, so that rows do not touch.
  const tall = height - 6;
  return (
    <div className={styles.series} style={{ height }} data-series={band.name}>
      <svg width={width} height={tall} aria-hidden>
        {band.kind === "series" ? (
          <path d={areaPath(band.series, view, width, tall, band.peak)} />
        ) : (
          band.points.map((point) => (
            <circle
              key={point.ts}
              cx={toX(view, width, point.ts)}
              cy={tall - (point.value / (band.peak || 1)) * (tall - 6) - 3}
              r={3}
            />
          ))
        )}
      </svg>
    </div>
  );
});
