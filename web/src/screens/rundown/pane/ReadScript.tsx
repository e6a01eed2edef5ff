// The script of a segment for those who only read: what is found in it is underlined, a press on it
// says why.
import { useMemo, useRef, useState } from "react";
import { type Place, pieces, placeAt, places, toneOf } from "@/domains/compliance/placing";
import { type Mark, useScriptCheck } from "@/domains/compliance/script";
import type { Segment } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import { ScriptRead } from "../list/ScriptRead";
import { CardAt } from "./CardAt";
import { CheckLine } from "./CheckLine";
import styles from "./marks.module.css";

interface Props {
  segment: Segment;
  platform: string;
  about: string;
}

export function ReadScript({ segment, platform, about }: Props) {
  // As it is said, its blanks filled: that is what is read here.
  const blocks = useMemo(
    () => segment.blocks.map(({ kind, shown }, key) => ({ key, kind, text: shown })),
    [segment.blocks],
  );
  const { state, partly } = useScriptCheck(segment.id, blocks, platform, about);
  const [open, setOpen] = useState<{ key: number; start: number } | null>(null);
  const all = useMemo(
    () => new Map([...state.marks].map(([key, marks]) => [key, places(marks)])),
    [state.marks],
  );
  const [first] = [...all].flatMap(([key, found]) => found.map(({ start }) => ({ key, start })));
  return (
    <>
      <CheckLine
        state={state}
        partly={partly}
        places={[...all.values()].flat()}
        empty={blocks.every((block) => block.text.trim() === "")}
        first={() => setOpen(first ?? null)}
      />
      <ScriptRead
        segment={segment}
        drawn={(shown, key) => (
          <Said
            text={shown}
            marks={state.marks.get(key) ?? []}
            open={
              (open?.key === key && all.get(key)?.find((one) => one.start === open.start)) || null
            }
            look={(place) => setOpen(place && { key, start: place.start })}
          />
        )}
      />
    </>
  );
}

interface SaidProps {
  text: string;
  marks: readonly Mark[];
  open: Place<Mark> | null;
  look: (place: Place<Mark> | null) => void;
}

function Said({ text, marks, open, look }: SaidProps) {
  const told = useWords().compliance;
  const ground = useRef<HTMLDivElement>(null);
  const all = places(marks);
  return (
    <div className={styles.written}>
      <div ref={ground}>
        <p>
          {pieces(text, marks).map((piece) =>
            piece.mark === null ? (
              piece.text
            ) : (
              // A button cannot break over two lines, as what is said does.
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              <span
                key={piece.start}
                role="button"
                tabIndex={0}
                className={`${styles.read} ${styles.line}`}
                data-tone={toneOf(piece.mark)}
                data-open={open !== null && open.start <= piece.start && piece.start < open.end}
                aria-label={`${piece.text}：${told.tones[toneOf(piece.mark)]}，${piece.mark.name}`}
                onClick={() => look(placeAt(all, piece.start))}
                onKeyDown={(event) => {
                  if (event.key !== "Enter" && event.key !== " ") return;
                  event.preventDefault();
                  look(placeAt(all, piece.start));
                }}
              >
                {piece.text}
              </span>
            ),
          )}
        </p>
      </div>
      {open !== null && <CardAt ground={ground} place={open} close={() => look(null)} />}
    </div>
  );
}
