// A note of the floor, in its own words: Enter records it.
import { Checkbox, Input } from "antd";
import { type KeyboardEvent, useState } from "react";
import { composing } from "@/kit/keys/chord";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";

interface Props {
  why: { text: string; x: Record<string, string> } | undefined;
}

export function NoteDialog({ why }: Props) {
  const { close } = useDesk();
  const acts = useActs();
  const told = useWords().control.note;
  const [text, setText] = useState("");
  const [said, setSaid] = useState(false);
  const ready = text.trim() !== "";
  const go = () => {
    if (!ready) return;
    close();
    void acts.note(text.trim(), { ...why?.x, ...(said && { said: true }) });
  };
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent) || event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    go();
  };
  return (
    <DeskModal
      title={why?.text ?? told.title}
      ok={{ text: told.record, run: go, disabled: !ready }}
    >
      <Input.TextArea
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type
        autoFocus
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={500}
        placeholder={told.hint}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keyDown}
        data-note=""
      />
      {why === undefined && (
        <Checkbox
          className={styles.quote ?? ""}
          checked={said}
          onChange={(event) => setSaid(event.target.checked)}
          data-note-said=""
        >
          {told.said} <small>{told.saidWhy}</small>
        </Checkbox>
      )}
    </DeskModal>
  );
}
