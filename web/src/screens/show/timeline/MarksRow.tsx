// Notes, waves, highlights, readings and handovers, each at its second; gaps of sources as stretches.
import { memo } from "react";
import type { Mark } from "@/domains/review/shows";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { whoOf } from "../who";
import { GAP, gapStretch, gapText } from "./gaps";
import { movedTo, type Stretch, toX } from "./scale";
import styles from "./lanes.module.css";

interface Props {
  marks: readonly Mark[];
  view: Stretch;
  width: number;
  height: number;
  /** Where a gap reaches to that has not ended. */
  end: number;
  setPin: (at: number) => void;
}

export const MarksRow = memo(function MarksRow(props: Props) {
  const { marks, view, width, height, end, setPin } = props;
  const words = useWords();
  return (
    <div className={styles.lane} style={{ height }} data-lane="marks">
      {marks
        .filter(({ kind }) => kind === GAP)
        .map((mark) => ({ mark, ...gapStretch(mark, end) }))
        .filter(({ from, to }) => to > view.from && from < view.to)
        .map(({ mark, from, to }) => {
          const left = Math.max(-3, toX(view, width, from));
          const wide = Math.max(2, Math.min(width + 3, toX(view, width, to)) - left);
          return (
            <i
              key={`stretch-${mark.id}`}
              className={styles.gap}
              style={{ ...movedTo(left), width: wide }}
              title={gapText(mark, words)}
            />
          );
        })}
      {marks
        .filter(({ ts }) => ts >= view.from && ts < view.to)
        .map((mark) => {
          const name =
            mark.kind === GAP ? gapText(mark, words) : (words.review.marks[mark.kind] ?? mark.kind);
          return (
            <button
              key={mark.id}
              type="button"
              className={styles.mark}
              style={movedTo(toX(view, width, mark.ts))}
              data-mark={mark.kind}
              title={[atSecond(mark.ts), name, mark.text, whoOf(mark, words)]
                .filter(Boolean)
                .join(" · ")}
              onPointerDown={(event) => event.stopPropagation()}
              onClick={() => setPin(mark.ts)}
            >
              {words.review.markSigns[mark.kind] ?? "·"}
            </button>
          );
        })}
    </div>
  );
});
