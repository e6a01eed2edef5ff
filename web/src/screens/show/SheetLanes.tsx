// The timeline on paper: the whole show in one width, without anything to press.
import { memo } from "react";
import type { Timeline } from "@/domains/review/shows";
import { figure } from "@/kit/format";
import { atClock } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { type Band, bandsOf } from "./timeline/bands";
import { endOf } from "./timeline/lanes";
import { type Stretch, ticks, toX } from "./timeline/scale";
import { areaPath } from "./timeline/series";

const WIDTH = 700;
const LEFT = 64;
const AXIS = 16;
const ROW = 15;
const TALL = 30;

type Series = Extract<Band, { kind: "series" }>;
type Lane = Extract<Band, { kind: "lane" }>;

const heightOf = (band: Series | Lane) =>
  band.kind === "series" ? TALL + 6 : band.rows.length * ROW + 4;

/** The rows that say something, each with its place from the top. */
function placed(timeline: Timeline): { band: Series | Lane; top: number }[] {
  const shown = bandsOf(timeline).filter(
    (band): band is Series | Lane =>
      band.kind === "series" || (band.kind === "lane" && band.rows.length > 0),
  );
  return shown.map((band, index) => ({
    band,
    top: shown.slice(0, index).reduce((sum, one) => sum + heightOf(one), AXIS),
  }));
}

export const SheetLanes = memo(function SheetLanes({ timeline }: { timeline: Timeline }) {
  const { show, minutes } = timeline;
  const last = minutes.at(-1) ?? show.start;
  const view = { from: show.start, to: show.end ?? Math.max(show.start, last) + 60_000 };
  const rows = placed(timeline);
  const height = rows.reduce((sum, { band }) => sum + heightOf(band), AXIS);
  return (
    <svg viewBox={`0 0 ${LEFT + WIDTH} ${height + 4}`} width="100%" fontSize={9} fill="#111">
      {ticks(view, WIDTH).at.map((tick) => (
        <g key={tick} transform={`translate(${LEFT + toX(view, WIDTH, tick)} 0)`}>
          <line y1={12} y2={height} stroke="#ccc" strokeWidth={0.5} />
          <text y={9}>{atClock(tick)}</text>
        </g>
      ))}
      {rows.map(({ band, top }) => (
        <g key={band.kind === "series" ? band.name : band.lane} transform={`translate(0 ${top})`}>
          {band.kind === "series" ? (
            <SeriesRow band={band} view={view} />
          ) : (
            <LaneRow band={band} view={view} />
          )}
        </g>
      ))}
    </svg>
  );
});

function SeriesRow({ band, view }: { band: Series; view: Stretch }) {
  const { words, language } = useLanguage();
  return (
    <>
      <text y={11}>{words.review.series[band.name]}</text>
      <text y={23} opacity={0.6}>
        {figure(band.peak, band.unit, language).text}
      </text>
      <path
        transform={`translate(${LEFT} 0)`}
        d={areaPath(band.series, view, WIDTH, TALL, band.peak)}
        fill="#bbb"
        stroke="#333"
        strokeWidth={0.6}
      />
    </>
  );
}

function LaneRow({ band, view }: { band: Lane; view: Stretch }) {
  const { words } = useLanguage();
  const x = (ms: number) => toX(view, WIDTH, Math.min(Math.max(ms, view.from), view.to));
  return (
    <>
      <text y={11}>{words.review.lanes[band.lane]}</text>
      {band.rows.map((row, line) =>
        row.map((span) => {
          const left = x(span.start);
          const wide = Math.max(1, x(endOf(span, view.to)) - left - 0.5);
          return (
            <g key={span.id} transform={`translate(${LEFT + left} ${line * ROW})`}>
              <rect width={wide} height={ROW - 2} fill="#eee" stroke="#888" strokeWidth={0.5} />
              {wide > 12 && (
                <text x={2} y={10}>
                  {span.label.slice(0, Math.floor(wide / 9))}
                </text>
              )}
            </g>
          );
        }),
      )}
    </>
  );
}
