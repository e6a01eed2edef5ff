// One piece of evidence at the side of the page: read, written, its file put in.
import { Button, Drawer, Switch } from "antd";
import type { EvidenceDraft } from "@/domains/evidence/draft";
import type { Evidence } from "@/domains/evidence/evidence";
import { useMay } from "@/domains/people/me";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./drawer.module.css";
import { EvidenceFields } from "./EvidenceFields";
import { EvidenceRead } from "./EvidenceRead";
import { FileField } from "./FileField";
import { useNames } from "./useNames";
import { useWriting } from "./useWriting";

/** `mark`: under which a new piece's draft is kept; `draft` and `file`: what it begins with. */
export type Opened =
  | { kind: "row"; row: Evidence }
  | {
      kind: "new";
      mark: string;
      draft?: Partial<EvidenceDraft> | undefined;
      file?: File | null | undefined;
    };

interface Props {
  opened: Opened;
  close: () => void;
  /** Hears of what was put on file. */
  saved?: (row: Evidence) => void;
}

export function EvidenceDrawer({ opened, close, saved }: Props) {
  const words = useWords();
  const told = words.evidence;
  const writes = useMay()("compliance.write") && (opened.kind === "new" || opened.row.active);
  const names = useNames();
  const writing = useWriting(opened, (row) => {
    saved?.(row);
    close();
  });
  const { draft, set, trouble, busy } = writing;
  const title = !writes ? told.readTitle : opened.kind === "new" ? told.addTitle : told.changeTitle;
  return (
    <Drawer
      open
      onClose={close}
      title={title}
      size={520}
      footer={
        writes && (
          <div className={styles.foot}>
            <Button onClick={close}>{words.common.cancel}</Button>
            <Button type="primary" loading={busy} data-act="save-evidence" onClick={writing.write}>
              {told.save}
            </Button>
          </div>
        )
      }
    >
      {writes || opened.kind === "new" ? (
        <form
          className={styles.form}
          data-evidence-form={opened.kind === "row" ? opened.row.id : "new"}
          onSubmit={(event) => {
            event.preventDefault();
            writing.write();
          }}
        >
          {writing.kept && (
            <p className={styles.kept} data-kept>
              {told.kept}{" "}
              <Button size="small" type="link" onClick={writing.startOver}>
                {told.forget}
              </Button>
            </p>
          )}
          {trouble?.kind === "refused" && <RefusalNote error={trouble.error} load={writing.load} />}
          <EvidenceFields
            draft={draft}
            set={set}
            names={names}
            missing={trouble?.kind === "field" ? trouble.field : null}
          >
            <label className={styles.absent}>
              <Switch
                checked={draft.absent}
                data-field="absent"
                aria-label={told.absent}
                onChange={(absent) => set({ absent })}
              />
              <span>
                {told.absent}
                <small className={tone.soft}>{told.absentWhy}</small>
              </span>
            </label>
            {!draft.absent && <FileField writing={writing} />}
          </EvidenceFields>
        </form>
      ) : (
        <EvidenceRead row={opened.row} />
      )}
    </Drawer>
  );
}
