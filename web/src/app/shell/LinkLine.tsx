// How the line to the server is, said only when it is not well. Lies over the page: nothing jumps.
import { Button } from "antd";
import { length } from "@/kit/format";
import { useLink } from "@/live/Live";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import styles from "./Shell.module.css";

/** A line that comes back sooner than this was never worth a word. */
const PATIENCE_MS = 1_500;

export function LinkLine() {
  const { state, retry } = useLink();
  const words = useWords();
  const now = useNow();
  const lostAt = state.kind === "waiting" || state.kind === "connecting" ? state.lostAt : null;
  const lost = lostAt === null ? 0 : now - lostAt;
  return (
    <div className={styles.link} role="status">
      {lost > PATIENCE_MS && (
        <div className={styles.lost}>
          <b>{words.link.lost(length(lost / 1_000))}</b>
          <span className={styles.safe}>{words.link.safe}</span>
          <Button size="small" disabled={state.kind !== "waiting"} onClick={retry}>
            {words.link.now}
          </Button>
        </div>
      )}
    </div>
  );
}
