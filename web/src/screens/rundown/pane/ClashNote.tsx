// Both changed the same block: both texts, and what to do with them.
import { Button } from "antd";
import { Refusal } from "@/api/refusal";
import type { Script } from "@/domains/rundown/drafts";
import { useWords } from "@/words/words";
import styles from "./pane.module.css";

export function ClashNote({ draft }: { draft: Script }) {
  const words = useWords();
  const told = words.rundown;
  const { clash, error } = draft.state;
  const by = error instanceof Refusal ? error.values["by"] : undefined;
  const read = (blocks: readonly { text: string }[]) =>
    blocks.length === 0 ? told.deleted : blocks.map((block) => block.text).join("\n");
  return (
    <div className={styles.clash} role="alert" data-conflict="script">
      <b>{told.bothChanged}</b>
      {clash.map((stretch, at) =>
        "settled" in stretch ? null : (
          // Stretches have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <dl key={at}>
            <dt>
              {told.theirs}
              {typeof by === "string" && ` · ${by}`}
            </dt>
            <dd data-side="theirs">{read(stretch.theirs)}</dd>
            <dt>{told.mine}</dt>
            <dd data-side="mine">{read(stretch.mine)}</dd>
          </dl>
        ),
      )}
      <div className={styles.bar}>
        <Button size="small" onClick={() => void draft.settle("theirs")}>
          {words.drafts.keepTheirs}
        </Button>
        <Button size="small" onClick={() => void draft.settle("mine")}>
          {words.drafts.takeMine}
        </Button>
        <Button size="small" onClick={() => void draft.settle("both")}>
          {words.drafts.keepBoth}
        </Button>
      </div>
    </div>
  );
}
