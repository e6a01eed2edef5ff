// The script of a segment as it is read on set: every block under whom it is for, blanks filled.
import type { Segment } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import { lengthOf } from "../lengths";
import styles from "./read.module.css";

export function ScriptRead({ segment }: { segment: Segment }) {
  const words = useWords();
  const told = words.rundown;
  const blocks = segment.blocks.filter((block) => block.shown.trim() !== "");
  return (
    <div className={styles.read}>
      {segment.purpose !== "" && <p className={styles.purpose}>{segment.purpose}</p>}
      {blocks.length === 0 && <p className={styles.purpose}>{told.emptyScript}</p>}
      {blocks.map((block, index) => (
        // Blocks have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.readBlock} data-kind={block.kind}>
          <small>{told.blocks[block.kind]}</small>
          <p>{block.shown}</p>
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
