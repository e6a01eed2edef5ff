// A text that is checked while it is written: lines under what is not right, its card at a press or
// Ctrl . on it, the better words put in as if they were typed.
import { Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { type KeyboardEvent, useCallback, useRef, useState } from "react";
import { type Place, placeAt, places } from "@/domains/compliance/placing";
import type { Mark } from "@/domains/compliance/script";
import { composing } from "@/kit/keys/chord";
import { CardAt } from "../rundown/pane/CardAt";
import marked from "../rundown/pane/marks.module.css";
import { Squiggles } from "../rundown/pane/Squiggles";

interface Props {
  label: string;
  field: string;
  value: string;
  set: (text: string) => void;
  marks: readonly Mark[];
  compose: (held: boolean) => void;
  most: number;
  rows: [number, number];
  hint?: string;
  status?: "warning" | "error" | "";
  /** One line: what breaks lines becomes a space. */
  oneLine?: boolean;
  disabled?: boolean;
  /** The caret is in it from the beginning. */
  ready?: boolean;
  /** Another use of F8 stands above: it leads to no place here. */
  noJumps?: boolean;
  /** Keys that are not the checking's own. */
  keyDown?: (event: KeyboardEvent) => void;
}

export function CheckedText(props: Props) {
  const { label, field, value, set, marks, compose, most, rows, hint, status, oneLine } = props;
  const area = useRef<TextAreaRef>(null);
  const ground = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<number | null>(null);
  const box = useCallback(() => area.current?.resizableTextArea?.textArea ?? null, []);
  const all = places(marks);
  const place: Place<Mark> | null = all.find((one) => one.start === open) ?? null;
  const look = () => {
    const at = box()?.selectionStart ?? 0;
    setOpen(placeAt(all, at)?.start ?? null);
  };
  const replace = (mark: Mark, instead: string) => {
    const node = box();
    if (node === null) return;
    node.focus();
    node.setSelectionRange(mark.start, mark.end);
    // As if it were typed, so that the field's own undo brings it back.
    const done =
      instead === ""
        ? document.execCommand("delete")
        : document.execCommand("insertText", false, instead);
    if (!done) set(value.slice(0, mark.start) + instead + value.slice(mark.end));
    setOpen(null);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Escape" && place !== null) {
      setOpen(null);
      event.stopPropagation();
    } else if (event.key === "." && (event.ctrlKey || event.metaKey)) {
      look();
      setTimeout(() => card.current?.querySelector("button")?.focus());
    } else if (event.key === "F8" && props.noJumps !== true) {
      const at = box()?.selectionEnd ?? 0;
      const next = all.find((one) => one.start > at) ?? all[0];
      if (next === undefined) return;
      box()?.setSelectionRange(next.start, next.start);
      setOpen(next.start);
    } else {
      props.keyDown?.(event);
      return;
    }
    event.preventDefault();
  };
  return (
    <div className={marked.written}>
      <Input.TextArea
        ref={area}
        aria-label={label}
        data-field={field}
        value={value}
        maxLength={most}
        autoSize={{ minRows: rows[0], maxRows: rows[1] }}
        disabled={props.disabled ?? false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- where it is asked for, one came to type
        autoFocus={props.ready ?? false}
        {...(hint !== undefined && { placeholder: hint })}
        status={status ?? ""}
        onChange={(event) => {
          setOpen(null);
          set(oneLine ? event.target.value.replaceAll("\n", " ") : event.target.value);
        }}
        onClick={() => {
          const node = box();
          if (node?.selectionStart === node?.selectionEnd) look();
        }}
        onCompositionStart={() => compose(true)}
        onCompositionEnd={() => compose(false)}
        onKeyDown={keyDown}
      />
      <Squiggles text={value} marks={marks} open={place} ground={ground} box={box} />
      {place !== null && (
        <CardAt
          ref={card}
          ground={ground}
          place={place}
          {...(props.disabled !== true && { replace })}
          fits={(mark, instead) => value.length - (mark.end - mark.start) + instead.length <= most}
          close={() => {
            setOpen(null);
            box()?.focus();
          }}
        />
      )}
    </div>
  );
}
