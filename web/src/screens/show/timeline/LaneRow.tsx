// One lane: its spans as they are, what was pressed as a ghost behind those set right, and, while a
// correction is thought about, the lane as it would be.
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
import styles from "./timeline.module.css";

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
  const words = useWords();
  const { chosen, draft } = correcting;
  const shown = drafted(rows, timeline, lane, correcting, whole);
  const place = (from: number, to: number) => {
    const left = Math.max(-3, toX(view, width, from));
    const right = Math.min(width + 8, toX(view, width, to));
    return { ...movedTo(left), width: Math.max(2, right - left - 1) };
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
    <div className={styles.lane} style={{ height }} data-lane={lane}>
      {ghosts
        .filter(({ start, end }) => inView(start, end ?? whole.to))
        .map(({ span, start, end }) => (
          <i
            key={`ghost-${span.id}`}
            className={styles.ghost}
            style={{ ...place(start, end ?? whole.to), top: top(rowOf(span)) - 2 }}
            data-ghost={span.id}
          />
        ))}
      {shown.map((row, line) =>
        row
          .filter(({ span }) => inView(span.start, endOf(span, whole.to)))
          .map(({ span, told }) => {
            const box = place(span.start, endOf(span, whole.to));
            const isChosen = chosen?.lane === lane && chosen.span.id === span.id;
            return (
              <div
                key={span.id}
                id={`${id}-${span.id}`}
                role="option"
                aria-selected={isChosen}
                tabIndex={-1}
                className={styles.span}
                style={{ ...box, top: top(line) }}
                data-span={span.id}
                data-lane={lane}
                data-corrected={told?.corrected ?? false}
                data-draft={draft !== null && told === null}
                data-tight={box.width < 32}
                title={titleOf(span, told, words)}
                onPointerDown={() => choose(lane, span.id)}
              >
                {told === null ? "" : briefly(told.label, box.width)}
              </div>
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
  const touched = around(timeline, lane, draft.host);
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
