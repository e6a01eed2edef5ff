// A finding while it is written: six fields in a row, Enter sends it, Tab walks through them.
import { Button, DatePicker, Input, type InputRef, Select } from "antd";
import { type KeyboardEvent, type Ref, useId } from "react";
import type { Draft, Field } from "@/domains/findings/draft";
import { useUsers } from "@/domains/people/people";
import type { Which } from "@/domains/review/shows";
import { composing } from "@/kit/keys/chord";
import { RefusalNote } from "@/kit/RefusalNote";
import { toPicker } from "@/kit/time";
import { useWords } from "@/words/words";
import styles from "./list.module.css";
import findings from "../findings.module.css";
import { VerifyFields } from "./VerifyFields";

/** What keeps it from being written: a field, or what the server said. */
export type Trouble = { field: Field; text: string } | { error: unknown };

interface Props {
  which: Which;
  /** What the place is known by in the page. */
  mark: number | string;
  draft: Draft;
  set: (draft: Draft) => void;
  send: () => void;
  busy: boolean;
  trouble: Trouble | null;
  submit: string;
  cancel?: (() => void) | undefined;
  /** Shows what is there now, where somebody was faster. */
  load?: (() => void) | undefined;
  problemRef?: Ref<InputRef>;
}

export function Editor(props: Props) {
  const { which, mark, draft, set, send, busy, trouble, submit, cancel, load } = props;
  const said = useWords().findings.list;
  const users = useUsers(false).data ?? [];
  const why = useId();
  const missing = trouble !== null && "field" in trouble ? trouble : null;
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && cancel !== undefined) {
      event.stopPropagation();
      cancel();
    }
  };
  const text = (field: "problem" | "improvement" | "plan", hint: string, most: number) => (
    <label className={styles.field} data-wide={field}>
      <span>{said[field]}</span>
      <Input
        data-field={field}
        {...(field === "problem" && props.problemRef !== undefined && { ref: props.problemRef })}
        value={draft[field]}
        maxLength={most}
        readOnly={busy}
        placeholder={hint}
        status={missing?.field === field ? "warning" : ""}
        aria-describedby={missing?.field === field ? why : undefined}
        onKeyDown={keyDown}
        onChange={(event) => set({ ...draft, [field]: event.target.value })}
      />
    </label>
  );
  return (
    <div className={styles.editor} data-draft={mark} aria-busy={busy}>
      <div className={styles.fields}>
        {text("problem", said.problemHint, 300)}
        {text("improvement", said.improvementHint, 300)}
        {text("plan", said.planHint, 1_000)}
        <label className={styles.field}>
          <span>{said.owner}</span>
          <Select<number>
            data-field="owner"
            value={draft.owner}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            popupMatchSelectWidth={false}
            onChange={(owner) => set({ ...draft, owner: owner ?? null })}
            options={users.map((user) => ({ value: user.id, label: user.name }))}
          />
        </label>
        <label className={styles.field}>
          <span>{said.deadline}</span>
          <DatePicker
            data-field="deadline"
            format="MM-DD"
            value={draft.deadline === "" ? null : toPicker(Date.parse(`${draft.deadline}T12:00Z`))}
            onChange={(picked) =>
              set({ ...draft, deadline: picked === null ? "" : picked.format("YYYY-MM-DD") })
            }
          />
        </label>
      </div>
      <div className={styles.fields} data-second>
        <VerifyFields
          which={which}
          draft={draft}
          set={set}
          missing={missing?.field ?? null}
          why={why}
          keyDown={keyDown}
        />
        <span className={styles.buttons}>
          {cancel !== undefined && (
            <Button size="small" type="text" onClick={cancel} disabled={busy}>
              {said.cancel}
            </Button>
          )}
          <Button size="small" type="primary" loading={busy} onClick={send} data-act="send">
            {submit}
          </Button>
        </span>
      </div>
      {missing !== null && (
        <p id={why} role="alert" className={findings.soon}>
          {missing.text}
        </p>
      )}
      {trouble !== null && "error" in trouble && (
        <RefusalNote error={trouble.error} {...(load !== undefined && { load })} />
      )}
    </div>
  );
}
