// Somebody took the segment out while words of it were not saved: they are still here.
import { Alert, Button } from "antd";
import { Refusal } from "@/api/refusal";
import type { Script } from "@/domains/rundown/drafts";
import { copied } from "@/kit/copied";
import { useWords } from "@/words/words";
import type { Editing } from "../useEditing";
import styles from "./pane.module.css";

interface Props {
  segment: number;
  draft: Script;
  editing: Editing;
  drop: () => void;
}

export function GoneNote({ segment, draft, editing, drop }: Props) {
  const words = useWords();
  const told = words.rundown;
  const { blocks, error } = draft.state;
  const version = error instanceof Refusal ? error.values["version"] : undefined;
  const restore = async () => {
    if (typeof version !== "number") return;
    const done = await editing.run((acts) => acts.restore(segment, version));
    if (done !== null) await draft.revive();
  };
  const text = blocks.map((block) => block.text).join("\n\n");
  return (
    <div className={styles.pane} data-conflict="gone">
      <Alert type="warning" showIcon title={told.goneTitle} />
      <pre className={styles.kept}>{text}</pre>
      <div className={styles.bar}>
        <Button
          type="primary"
          disabled={typeof version !== "number"}
          loading={editing.busy}
          onClick={() => void restore()}
        >
          {told.restoreIt}
        </Button>
        <Button onClick={() => void copied(text, null)}>{words.common.copy}</Button>
        <Button onClick={drop}>{told.giveUp}</Button>
      </div>
    </div>
  );
}
