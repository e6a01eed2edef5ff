// A text that is saved when its field is left. While somebody writes, news from others stays
// outside; where they changed the same thing, both values are shown and one is chosen.
import { Button, Input, type InputRef } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useWords } from "@/words/words";
import styles from "./DraftField.module.css";
import { composing } from "./keys/chord";

interface Props {
  label: string;
  /** The text as the server has it. */
  value: string;
  /** Write the new text, trimmed; throws a Refusal. */
  save: (text: string) => Promise<unknown>;
  /** Several lines; the number is how many are shown at least. */
  lines?: number;
  maxLength?: number;
  placeholder?: string;
  disabled?: boolean;
  bold?: boolean;
  inputRef?: RefObject<(InputRef & TextAreaRef) | null>;
}

/** `seen` is what the field read when the writing began. */
type Writing =
  | { kind: "idle" }
  | { kind: "typing"; text: string; seen: string }
  | { kind: "saving"; text: string }
  | { kind: "conflict"; text: string }
  | { kind: "refused"; text: string; seen: string; why: string };

export function DraftField(props: Props) {
  const { label, value, save, lines, maxLength, placeholder, disabled = false, inputRef } = props;
  const words = useWords();
  const [writing, setWriting] = useState<Writing>({ kind: "idle" });
  // Escape gives up; the blur that follows must not save.
  const givenUp = useRef(false);
  const text = writing.kind === "idle" ? value : writing.text;

  const write = async (wanted: string, seen: string) => {
    setWriting({ kind: "saving", text: wanted });
    try {
      await save(wanted);
      setWriting({ kind: "idle" });
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (refusal.code === "stale") setWriting({ kind: "conflict", text: wanted });
      else setWriting({ kind: "refused", text: wanted, seen, why: sentence(refusal, words) });
    }
  };
  const leave = () => {
    if (givenUp.current || (writing.kind !== "typing" && writing.kind !== "refused")) {
      givenUp.current = false;
      return;
    }
    const wanted = writing.text.trim();
    if (wanted === writing.seen.trim()) setWriting({ kind: "idle" });
    else if (value !== writing.seen && value !== wanted) {
      setWriting({ kind: "conflict", text: wanted });
    } else void write(wanted, writing.seen);
  };
  const type = (next: string) =>
    setWriting({
      kind: "typing",
      text: next,
      seen: writing.kind === "typing" || writing.kind === "refused" ? writing.seen : value,
    });
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Escape") {
      // First the writing is given up; a second Escape leaves the field.
      if (writing.kind === "typing" || writing.kind === "refused") {
        event.stopPropagation();
        setWriting({ kind: "idle" });
      } else {
        givenUp.current = true;
        event.currentTarget.blur();
      }
    } else if (event.key === "Enter" && lines === undefined) event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  const shared = {
    "aria-label": label,
    "data-field": label,
    value: text,
    maxLength,
    placeholder,
    disabled: disabled || writing.kind === "saving",
    status: writing.kind === "conflict" || writing.kind === "refused" ? ("warning" as const) : "",
    onBlur: leave,
    onKeyDown: keyDown,
  } as const;
  return (
    <div className={styles.draft} data-writing={writing.kind} data-bold={props.bold}>
      {lines === undefined ? (
        <Input
          {...shared}
          ref={inputRef as RefObject<InputRef | null> | undefined}
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <Input.TextArea
          {...shared}
          ref={inputRef as RefObject<TextAreaRef | null> | undefined}
          autoSize={{ minRows: lines, maxRows: 12 }}
          onChange={(event) => type(event.target.value)}
        />
      )}
      {writing.kind === "refused" && (
        <p className={styles.why} role="alert">
          {writing.why}
        </p>
      )}
      {writing.kind === "conflict" && (
        <div className={styles.conflict} role="alert" data-conflict={label}>
          <p>
            {words.drafts.changedNow(label, value)}
            {" · "}
            {words.drafts.yours(writing.text)}
          </p>
          <Button size="small" onClick={() => setWriting({ kind: "idle" })}>
            {words.drafts.keepTheirs}
          </Button>
          <Button size="small" onClick={() => void write(writing.text, value)}>
            {words.drafts.takeMine}
          </Button>
        </div>
      )}
    </div>
  );
}
