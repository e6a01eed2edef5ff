// The script of a segment as it is read on set: every block under whom it is for, blanks filled.
import type { ReactNode } from "react";
import type { Segment } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import { lengthOf } from "../lengths";
import styles from "./read.module.css";

interface Props {
  segment: Segment;
  /** Draws what is said in a block with more than its words; the number is its place. */
  drawn?: (shown: string, index: number) => ReactNode;
}

export function ScriptRead({ segment, drawn }: Props) {
  const words = useWords();
  const told = words.rundown;
  const blocks = segment.blocks.flatMap((block, place) =>
    block.shown.trim() === "" ? [] : [{ ...block, place }],
  );
  return (
    <div className={styles.read}>
      {segment.purpose !== "" && <p className={styles.purpose}>{segment.purpose}</p>}
      {blocks.length === 0 && <p className={styles.purpose}>{told.emptyScript}</p>}
      {blocks.map((block) => (
        // Blocks have no identity but their place.
        <div key={block.place} className={styles.readBlock} data-kind={block.kind}>
          <small>{told.blocks[block.kind]}</small>
          {drawn === undefined ? <p>{block.shown}</p> : drawn(block.shown, block.place)}
        </div>
      ))}
      {segment.cues.length > 0 && (
        <ul className={styles.readCues}>
          {segment.cues.map((cue) => (
            <li key={cue.id}>
              <b>{lengthOf(cue.offset_ms)}</b> {words.duties[cue.duty]} · {cue.text}
            </li>
          ))}
        </ul>
      )}
      {segment.note !== "" && <p className={styles.purpose}>{segment.note}</p>}
    </div>
  );
}
