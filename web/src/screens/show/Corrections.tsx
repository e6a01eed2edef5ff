// Everything that was set right in a show: what it is now, what was pressed, who and why.
import type { LaneSpan, Timeline } from "@/domains/review/shows";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import styles from "./show.module.css";
import { LANES, type LaneName } from "./timeline/lanes";
import { whoOf } from "./who";

interface Corrected {
  lane: LaneName;
  span: LaneSpan;
  what: "droppedItem" | "addedItem" | "movedItem";
}

/** Corrections in order of time; what was dropped says who dropped it and why. */
export function correctionsOf(timeline: Timeline): Corrected[] {
  const all = LANES.flatMap((lane): Corrected[] => [
    ...timeline.lanes[lane]
      .filter((span) => span.corrected)
      .map((span) => ({
        lane,
        span,
        what: span.pressed === null ? ("addedItem" as const) : ("movedItem" as const),
      })),
    ...timeline.gone[lane].map((span) => ({ lane, span, what: "droppedItem" as const })),
  ]);
  return all.toSorted((a, b) => a.span.start - b.span.start);
}

/** More than these are folded: the rounds a file put in are dozens, and nobody set them right. */
const FEW = 10;

interface Props {
  timeline: Timeline;
  /** Shows the span on the timeline. */
  look: (lane: LaneName, span: LaneSpan) => void;
  /** Brings back what was dropped; null: this person may not, or one is on its way. */
  restore: ((lane: LaneName, span: LaneSpan) => void) | null;
}

export function Corrections({ timeline, look, restore }: Props) {
  const words = useWords();
  const told = words.review.correct;
  const all = correctionsOf(timeline);
  if (all.length === 0) return null;
  const times = (start: number, end: number | null) =>
    `${atSecond(start)}–${end === null ? words.review.timeline.running : atSecond(end)}`;
  return (
    <details className={styles.readings} open={all.length <= FEW}>
      <summary>
        <h2>
          {told.list} <small>{all.length}</small>
        </h2>
      </summary>
      <p className={styles.soft}>{told.kept}</p>
      <div className={styles.scroll}>
        <table className={styles.plain}>
          <tbody>
            {all.map(({ lane, span, what }) => (
              <tr key={`${lane} ${what} ${span.id}`} data-correction={what}>
                <td>{words.review.lanes[lane]}</td>
                <td>
                  {what === "droppedItem" ? (
                    span.label
                  ) : (
                    <button type="button" className={styles.jump} onClick={() => look(lane, span)}>
                      {span.label || span.key}
                    </button>
                  )}
                </td>
                <td>{told[what]}</td>
                <td>
                  {what === "droppedItem" ? "" : times(span.start, span.end)}
                  {what === "movedItem" && span.pressed !== null && (
                    <span className={styles.soft}>
                      {` ${told.was} ${times(span.pressed.start, span.pressed.end)}`}
                    </span>
                  )}
                  {what === "droppedItem" && (
                    <span className={styles.soft}>
                      {`${told.was} ${times(span.start, span.end)}`}
                    </span>
                  )}
                </td>
                <td>{whoOf(span, words) ?? "—"}</td>
                <td>{span.why ?? "—"}</td>
                <td>
                  {what === "droppedItem" && restore !== null && (
                    <button
                      type="button"
                      className={styles.jump}
                      title={told.restoreHow}
                      data-restore={span.id}
                      onClick={() => restore(lane, span)}
                    >
                      {told.restore}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
