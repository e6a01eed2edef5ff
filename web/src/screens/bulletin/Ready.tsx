// What is ready to be sent: its text, to be edited, and the bar that sends it.
import type { Heartbeat } from "@/domains/team/heartbeat";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./bulletin.module.css";
import { SendBar } from "./SendBar";
import { TextLines } from "./TextLines";
import { useText } from "./useText";

/** Of one thing: to be used with the key `beat.once`. `focus`: the next Enter sends it. */
export function Ready({ beat, focus = false }: { beat: Heartbeat; focus?: boolean }) {
  const told = useWords().bulletin;
  const editing = useText(beat);
  return (
    <div className={styles.ready} data-ready={beat.what} data-once={beat.once}>
      <TextLines editing={editing} />
      {editing.edited && beat.picture !== "" && <p className={tone.soft}>{told.pictureEdited}</p>}
      <SendBar beat={beat} text={editing.text} focus={focus} />
    </div>
  );
}
