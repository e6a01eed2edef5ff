// What each row is, at its left; of a series also its highest minute.
import { memo } from "react";
import { figure } from "@/kit/format";
import { useLanguage } from "@/words/words";
import { AXIS, type Band } from "./bands";
import type { LaneName } from "./lanes";
import styles from "./timeline.module.css";

export const Gutter = memo(function Gutter({
  bands,
  lane,
}: {
  bands: readonly Band[];
  lane: LaneName | null;
}) {
  const { words, language } = useLanguage();
  const told = (band: Band): { name: string; more?: string } => {
    if (band.kind === "lane") return { name: words.review.lanes[band.lane] };
    if (band.kind === "marks") return { name: words.review.lanes.marks };
    if (band.kind === "unknown") return { name: "—" };
    const peak = figure(band.peak, band.unit, language);
    const name = words.review.series[band.name];
    return {
      name: band.kind === "points" ? words.review.timeline.readings(name) : name,
      more: peak.text,
    };
  };
  return (
    <div className={styles.gutter} style={{ paddingTop: AXIS }}>
      {bands.map((band) => {
        const { name, more } = told(band);
        return (
          <div
            key={band.kind === "lane" ? band.lane : `${band.kind}${name}`}
            className={styles.rowName}
            style={{ height: band.height }}
            data-chosen={band.kind === "lane" && band.lane === lane}
          >
            <span>{name}</span>
            {more !== undefined && <small title={words.review.timeline.perMinute}>{more}</small>}
          </div>
        );
      })}
    </div>
  );
});
