// One lane: its spans as they are, what was pressed as a ghost behind those set right, and, while a
// correction is thought about, the lane as it would be.
import { memo, useMemo } from "react";
import type { LaneSpan, Timeline } from "@/domains/review/shows";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { around, type Correcting } from "../correct/useCorrecting";
import type { Words } from "@/words/zh";
import { whoOf } from "../who";
import { SPAN } from "./bands";
import { laid } from "./edges";
import { Handles } from "./Handles";
import { endOf, type LaneName, rowsOf, type SpanLike } from "./lanes";
import { movedTo, type Stretch, toX } from "./scale";
import styles from "./lanes.module.css";

interface Props {
  id: string;
  lane: LaneName;
  rows: LaneSpan[][];
  timeline: Timeline;
  view: Stretch;
  whole: Stretch;
  width: number;
  height: number;
  correcting: Correcting;
  choose: (lane: LaneName, id: string) => void;
}

export function LaneRow(props: Props) {
  const { id, lane, rows, timeline, view, whole, width, height, correcting, choose } = props;
  const { chosen, draft } = correcting;
  const shown = drafted(rows, timeline, lane, correcting, whole);
  const place = (from: number, to: number) => {
    const left = Math.max(-3, toX(view, width, from));
    const right = Math.min(width + 8, toX(view, width, to));
    return { x: left, wide: Math.max(2, right - left - 1) };
  };
  const inView = (from: number, to: number) => to > view.from && from < view.to;
  const ghosts = [
    ...timeline.lanes[lane].flatMap((span) =>
      span.pressed === null ? [] : [{ span, ...span.pressed }],
    ),
    ...timeline.gone[lane].map((span) => ({ span, start: span.start, end: span.end })),
  ];
  const rowOf = (span: LaneSpan) =>
    Math.max(
      0,
      rows.findIndex((row) => row.some((one) => one.key === span.key)),
    );
  return (
    <div
      className={styles.lane}
      role="presentation"
      style={{ height }}
      data-lane={lane}
      // Here for all spans: one of a thousand is then drawn again only when it has changed itself.
      onPointerDown={(event) => {
        const box = event.target instanceof Element && event.target.closest("[data-span]");
        const ident = box instanceof HTMLElement ? box.dataset["span"] : undefined;
        if (ident !== undefined) choose(lane, ident);
      }}
    >
      {ghosts
        .filter(({ start, end }) => inView(start, end ?? whole.to))
        .map(({ span, start, end }) => {
          const { x, wide } = place(start, end ?? whole.to);
          return (
            <i
              key={`ghost-${span.id}`}
              className={styles.ghost}
              style={{ ...movedTo(x), width: wide, top: top(rowOf(span)) - 2 }}
              data-ghost={span.id}
            />
          );
        })}
      {shown.map((row, line) =>
        row
          .filter(({ span }) => inView(span.start, endOf(span, whole.to)))
          .map(({ span, told }) => {
            const { x, wide } = place(span.start, endOf(span, whole.to));
            return (
              <SpanBox
                key={span.id}
                id={`${id}-${span.id}`}
                lane={lane}
                span={span}
                told={told}
                chosen={chosen?.lane === lane && chosen.span.id === span.id}
                draft={draft !== null && told === null}
                x={x}
                wide={wide}
                top={top(line)}
              />
            );
          }),
      )}
      {correcting.may && chosen?.lane === lane && (
        <Handles
          correcting={correcting}
          chosen={chosen.span}
          view={view}
          whole={whole}
          width={width}
          top={top(rowOf(chosen.span))}
        />
      )}
    </div>
  );
}

interface BoxProps {
  id: string;
  lane: LaneName;
  span: SpanLike;
  told: LaneSpan | null;
  chosen: boolean;
  draft: boolean;
  /** Px from the left of the plot. */
  x: number;
  wide: number;
  top: number;
}

const SpanBox = memo(function SpanBox(props: BoxProps) {
  const { id, lane, span, told, chosen, draft, x, wide } = props;
  const words = useWords();
  const title = useMemo(() => titleOf(span, told, words), [span, told, words]);
  return (
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={styles.span}
      style={{ ...movedTo(x), width: wide, top: props.top }}
      data-span={span.id}
      data-lane={lane}
      data-corrected={told?.corrected ?? false}
      data-draft={draft}
      data-tight={wide < 32}
      title={title}
    >
      {told === null ? "" : briefly(told.label, wide)}
    </div>
  );
});

/** As much of a label as there is room for: where it is tight, the link's number says most. */
function briefly(label: string, width: number): string {
  if (width >= 44) return label;
  const number = /^(\d+)号/.exec(label)?.[1];
  if (number !== undefined) return width >= 3 + number.length * 8 ? number : "";
  return width >= 24 ? label : "";
}

const top = (line: number) => 3 + line * (SPAN + 2);

interface Shown {
  span: SpanLike;
  /** What is told of it; null for one that is not recorded yet. */
  told: LaneSpan | null;
}

/** The spans to draw, in rows: with a correction of this lane, as they would be after it. */
function drafted(
  rows: LaneSpan[][],
  timeline: Timeline,
  lane: LaneName,
  { draft }: Correcting,
  whole: Stretch,
): Shown[][] {
  if (draft === null || draft.lane !== lane) {
    return rows.map((row) => row.map((span) => ({ span, told: span })));
  }
  const touched = around(timeline.lanes, lane, draft.host);
  const others = timeline.lanes[lane].filter((span) => !touched.includes(span));
  const known = new Map(touched.map((span) => [span.id, span]));
  const after: SpanLike[] = [...others, ...laid(touched, draft, whole)];
  return rowsOf(after).map((row) =>
    row.map((span) => ({
      span,
      told:
        known.get(span.id) ??
        known.get(span.id.replace(/'+$/, "")) ??
        others.find((one) => one.id === span.id) ??
        null,
    })),
  );
}

function titleOf(span: SpanLike, told: LaneSpan | null, words: Words) {
  const { running } = words.review.timeline;
  const times = `${atSecond(span.start)}–${span.end === null ? running : atSecond(span.end)}`;
  const who =
    told?.corrected === true
      ? ` · ${words.review.timeline.corrected} ${whoOf(told, words) ?? ""} ${told.why ?? ""}`
      : "";
  return `${told?.label ?? ""} ${times}${who}`.trim();
}
