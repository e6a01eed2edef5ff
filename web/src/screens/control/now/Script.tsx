// The words of the segment on air, by value as it was taken: what to say, and what never to say.
import { Fragment } from "react";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./script.module.css";

/** Blocks that say what may not be said, or only together with something. */
const NEVER = "compliance_note";

export function Script() {
  const { byValue, run } = useDesk();
  const told = useWords().control.now;
  const segment = byValue?.segment;
  const taken = segment !== null && segment !== undefined && segment.taken === run.segment?.id;
  const blocks = taken ? segment.blocks.filter((block) => block.shown.trim() !== "") : [];
  const say = blocks.filter((block) => block.kind !== NEVER);
  const never = blocks.filter((block) => block.kind === NEVER);
  const kinds: Record<string, string> = told.blocks;
  return (
    <div className={styles.script} data-script={say.length}>
      {never.length > 0 && (
        <p className={styles.never} data-never={never.length}>
          <b>{told.never}</b>
          {never.map((block, at) => (
            <Fragment key={block.shown}>
              {at > 0 && told.apart}
              {block.shown}
            </Fragment>
          ))}
        </p>
      )}
      <ol>
        {say.map((block, at) => (
          // The words of one take never change: their place names them.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} data-block={block.kind}>
            {block.kind !== "host_line" && <small>{kinds[block.kind] ?? block.kind}</small>}
            {block.shown}
          </li>
        ))}
      </ol>
      {/* Until its words are here nobody knows that it has none. */}
      {blocks.length === 0 && (taken || run.segment === null) && (
        <p className={styles.soft}>{run.segment === null ? told.scriptLater : told.noScript}</p>
      )}
    </div>
  );
}
