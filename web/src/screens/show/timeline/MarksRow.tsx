// Notes, waves, highlights, readings and handovers, each at its second.
import type { Mark } from "@/domains/review/shows";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { whoOf } from "../who";
import { movedTo, type Stretch, toX } from "./scale";
import styles from "./timeline.module.css";

interface Props {
  marks: readonly Mark[];
  view: Stretch;
  width: number;
  height: number;
  setPin: (at: number) => void;
}

export function MarksRow({ marks, view, width, height, setPin }: Props) {
  const words = useWords();
  return (
    <div className={styles.lane} style={{ height }} data-lane="marks">
      {marks
        .filter(({ ts }) => ts >= view.from && ts < view.to)
        .map((mark) => {
          const name = words.review.marks[mark.kind] ?? mark.kind;
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
}
