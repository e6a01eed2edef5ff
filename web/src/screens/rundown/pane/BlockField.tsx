// One block of a script: whom it is for, and its text. Others' news never moves the caret.
import { CloseOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from "react";
import { type Place, placeAt, places } from "@/domains/compliance/placing";
import type { Mark } from "@/domains/compliance/script";
import type { BlockKind, ScriptBlock } from "@/domains/rundown/plan";
import { composing } from "@/kit/keys/chord";
import { useWords } from "@/words/words";
import { asksForBlock } from "./blocks";
import { BlockMarks } from "./BlockMarks";
import { CardAt } from "./CardAt";
import marked from "./marks.module.css";
import styles from "./pane.module.css";
import { Squiggles } from "./Squiggles";

const MOST_CHARACTERS = 1_000;

export interface BlockHandle {
  focus: (caret: "start" | "end") => void;
  caret: () => number;
  /** Put a piece of text where the caret was last. */
  insert: (piece: string) => void;
  /** The caret to a place in it, in sight. */
  go: (at: number) => void;
  /** The keyboard into the card that is open here. */
  intoCard: () => void;
}

interface Props {
  ref: Ref<BlockHandle>;
  block: ScriptBlock;
  index: number;
  /** With its blanks filled, when it has any. */
  shown: string | null;
  marks: readonly Mark[];
  /** What is being looked at in it. */
  open: Place<Mark> | null;
  look: (place: Place<Mark> | null) => void;
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
  const { ref, block, index, shown, marks, open, look, edit, compose, enter, leave } = props;
  const words = useWords();
  const told = words.rundown;
  const area = useRef<TextAreaRef>(null);
  const caret = useRef<[number, number]>([0, 0]);
  const typed = useRef(block.text);
  const ground = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLElement>(null);
  const box = useCallback(() => area.current?.resizableTextArea?.textArea ?? null, []);
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
    go: (at) => {
      const node = box();
      if (node === null) return;
      // Before the focus, which brings the caret into sight.
      node.blur();
      node.setSelectionRange(at, at);
      node.focus();
      caret.current = [at, at];
    },
    intoCard: () => card.current?.querySelector("button")?.focus(),
  }));
  // A text set from outside throws the caret to its end; it is put back where it was.
  useLayoutEffect(() => {
    const node = box();
    if (block.text === typed.current || node === null) return;
    typed.current = block.text;
    if (document.activeElement === node) node.setSelectionRange(...caret.current);
  }, [block.text, box]);

  const replace = (mark: Mark, instead: string) => {
    const node = box();
    if (node === null) return;
    node.focus();
    node.setSelectionRange(mark.start, mark.end);
    // As if it were typed, so that the field's own undo brings it back.
    if (!typeOver(instead)) {
      edit({ text: block.text.slice(0, mark.start) + instead + block.text.slice(mark.end) });
    }
    look(null);
  };
  const keep = () => {
    const node = box();
    if (node !== null) caret.current = [node.selectionStart, node.selectionEnd];
  };
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Escape" && open !== null) look(null);
    else if (event.altKey && event.key === "ArrowUp") props.step(-1);
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
        <BlockMarks all={places(marks)} look={look} />
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          icon={<CloseOutlined />}
          aria-label={`${told.removeBlock} ${label}`}
          onClick={props.remove}
        />
      </div>
      <div className={marked.written}>
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
            look(null);
            edit({ text });
            const native = event.nativeEvent as InputEvent;
            if (!native.isComposing && asksForBlock(text, event.target.selectionStart)) {
              props.slash();
            }
          }}
          onSelect={keep}
          onClick={() => {
            keep();
            const [from, to] = caret.current;
            look(from === to ? placeAt(places(marks), from) : null);
          }}
          onFocus={enter}
          onBlur={leave}
          onCompositionStart={() => compose(true)}
          onCompositionEnd={() => compose(false)}
          onKeyDown={keyDown}
        />
        <Squiggles text={block.text} marks={marks} open={open} ground={ground} box={box} />
        {open !== null && (
          <CardAt
            ref={card}
            ground={ground}
            place={open}
            replace={replace}
            fits={(mark, instead) =>
              block.text.length - (mark.end - mark.start) + instead.length <= MOST_CHARACTERS
            }
            close={() => {
              look(null);
              box()?.focus();
            }}
          />
        )}
      </div>
      {shown !== null && (
        <p className={styles.reads}>
          <small>{told.reads}</small> {shown}
        </p>
      )}
    </div>
  );
}

/** Write over what is selected as a person does. */
function typeOver(text: string): boolean {
  // Nothing else keeps what a field can undo.
  return text === ""
    ? document.execCommand("delete")
    : document.execCommand("insertText", false, text);
}
