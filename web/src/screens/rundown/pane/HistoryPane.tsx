// How a segment came to read as it does: who changed what when, and the way back for its script.
import { App, Button } from "antd";
import type { Script } from "@/domains/rundown/drafts";
import {
  type BlockKind,
  type Plan,
  type ScriptBlock,
  type Segment,
  type Step,
  useHistory,
} from "@/domains/rundown/plan";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, shortDay } from "@/kit/time";
import { useLanguage, useWords } from "@/words/words";
import styles from "./pane.module.css";

interface Props {
  plan: Plan;
  segment: Segment;
  /** Bring back the script from before a step; left out for those who only read. */
  goBack?: (blocks: ScriptBlock[]) => void;
}

/** The script as it was before a step. */
const before = (step: Step): ScriptBlock[] =>
  step.script
    .filter((line) => line.op !== "added")
    .map(({ kind, text }) => ({ kind: kind as BlockKind, text }));

/** The history of a segment whose script may be brought back. */
export function HistoryPane({ plan, segment, draft }: Omit<Props, "goBack"> & { draft: Script }) {
  const words = useWords();
  const { message } = App.useApp();
  const goBack = (blocks: ScriptBlock[]) => {
    draft.edit(blocks.map((block) => ({ ...block, key: draft.freshKey() })));
    void draft.flush().then(() => message.info(words.rundown.backTold));
  };
  return <History plan={plan} segment={segment} goBack={goBack} />;
}

export function History({ plan, segment, goBack }: Props) {
  const { words, language } = useLanguage();
  const told = words.rundown;
  const history = useHistory(segment.id, plan);
  return (
    <section className={styles.history}>
      <RefusalNote error={history.error} retry={() => void history.refetch()} />
      {history.data?.length === 0 && <p className={styles.soft}>{told.noHistory}</p>}
      <ol>
        {(history.data ?? []).map((step) => (
          <li key={step.fact} data-step={step.verb}>
            <p>
              <b>{step.label}</b>
              <small>
                {told.by(step.by, `${shortDay(step.at, language)} ${atClock(step.at)}`)}
              </small>
            </p>
            {step.fields.map((field) => (
              <p key={field.field} className={styles.change}>
                <small>{field.label}</small>
                {field.before !== null && field.before !== "" && <s>{field.before}</s>}
                <span>{field.after || "—"}</span>
              </p>
            ))}
            {step.script
              .filter((line) => line.op !== "same")
              .map((line, at) => (
                // Lines of a comparison have no identity but their place.
                // oxlint-disable-next-line react/no-array-index-key
                <p key={at} className={styles.change}>
                  <small>{told.blocks[line.kind as BlockKind] ?? line.kind}</small>
                  {line.op === "removed" ? <s>{line.text}</s> : <span>{line.text}</span>}
                </p>
              ))}
            {goBack !== undefined && step.script.length > 0 && (
              <Button size="small" onClick={() => goBack(before(step))}>
                {told.backTo}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
