// One block of a script: whom it is for, and its text. Others' news never moves the caret.
import { CloseOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef } from "react";
import type { BlockKind, ScriptBlock } from "@/domains/rundown/plan";
import { composing } from "@/kit/keys/chord";
import { useWords } from "@/words/words";
import { asksForBlock } from "./blocks";
import styles from "./pane.module.css";

const MOST_CHARACTERS = 1_000;

export interface BlockHandle {
  focus: (caret: "start" | "end") => void;
  caret: () => number;
  /** Put a piece of text where the caret was last. */
  insert: (piece: string) => void;
}

interface Props {
  ref: Ref<BlockHandle>;
  block: ScriptBlock;
  index: number;
  /** With its blanks filled, when it has any. */
  shown: string | null;
  edit: (change: Partial<ScriptBlock>) => void;
  compose: (held: boolean) => void;
  enter: () => void;
  leave: () => void;
  slash: () => void;
  next: () => void;
  step: (by: -1 | 1) => void;
  remove: () => void;
  back: () => void;
}

export function BlockField(props: Props) {
  const { ref, block, index, shown, edit, compose, enter, leave } = props;
  const words = useWords();
  const told = words.rundown;
  const area = useRef<TextAreaRef>(null);
  const caret = useRef<[number, number]>([0, 0]);
  const typed = useRef(block.text);
  const box = () => area.current?.resizableTextArea?.textArea ?? null;
  const label = told.blockText(told.blocks[block.kind], index + 1);

  useImperativeHandle(ref, () => ({
    focus: (where) => {
      const node = box();
      node?.focus();
      const at = where === "start" ? 0 : (node?.value.length ?? 0);
      node?.setSelectionRange(at, at);
    },
    caret: () => caret.current[0],
    insert: (piece) => {
      const [from, to] = caret.current;
      const text = block.text.slice(0, from) + piece + block.text.slice(to);
      typed.current = text;
      edit({ text });
      const at = from + piece.length;
      caret.current = [at, at];
      setTimeout(() => {
        box()?.focus();
        box()?.setSelectionRange(at, at);
      });
    },
  }));
  // A text set from outside throws the caret to its end; it is put back where it was.
  useLayoutEffect(() => {
    const node = box();
    if (block.text === typed.current || node === null) return;
    typed.current = block.text;
    if (document.activeElement === node) node.setSelectionRange(...caret.current);
  }, [block.text]);

  const keep = () => {
    const node = box();
    if (node !== null) caret.current = [node.selectionStart, node.selectionEnd];
  };
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent)) return;
    if (event.altKey && event.key === "ArrowUp") props.step(-1);
    else if (event.altKey && event.key === "ArrowDown") props.step(1);
    else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") props.next();
    else if (event.key === "Backspace" && block.text === "") props.remove();
    else if (event.key === "Escape") {
      leave();
      props.back();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles.block} data-block={block.kind}>
      <div className={styles.blockHead}>
        <Select<BlockKind>
          aria-label={told.blockKind}
          size="small"
          variant="borderless"
          popupMatchSelectWidth={false}
          value={block.kind}
          options={Object.entries(told.blocks).map(([value, text]) => ({
            value: value as BlockKind,
            label: text,
          }))}
          onChange={(kind) => edit({ kind })}
        />
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          icon={<CloseOutlined />}
          aria-label={`${told.removeBlock} ${label}`}
          onClick={props.remove}
        />
      </div>
      <Input.TextArea
        ref={area}
        aria-label={label}
        value={block.text}
        maxLength={MOST_CHARACTERS}
        autoSize={{ minRows: 1, maxRows: 14 }}
        placeholder={told.placeholders[block.kind]}
        onChange={(event) => {
          const text = event.target.value;
          typed.current = text;
          keep();
          edit({ text });
          const native = event.nativeEvent as InputEvent;
          if (!native.isComposing && asksForBlock(text, event.target.selectionStart)) {
            props.slash();
          }
        }}
        onSelect={keep}
        onFocus={enter}
        onBlur={leave}
        onCompositionStart={() => compose(true)}
        onCompositionEnd={() => compose(false)}
        onKeyDown={keyDown}
      />
      {shown !== null && (
        <p className={styles.reads}>
          <small>{told.reads}</small> {shown}
        </p>
      )}
    </div>
  );
}
