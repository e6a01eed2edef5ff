// One cell: drawn, chosen, edited, and marked while it is not as the server has it.
import { Tooltip } from "antd";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useWords } from "@/words/words";
import { composing } from "../keys/chord";
import type { Column } from "./columns";
import styles from "./Table.module.css";
import type { Unsaved } from "./useEdits";

/** How an editor was left: with which key the choice moves on. */
export type Leaving = "down" | "right" | "stay";

interface Props<Row> {
  id: string;
  row: Row;
  column: Column<Row>;
  left: number | null;
  chosen: boolean;
  active: boolean;
  editing: boolean;
  unsaved: Unsaved | undefined;
  onPointerDown: (event: PointerEvent) => void;
  onEdit: () => void;
  /** The new text, or null when it was given up. */
  onLeave: (text: string | null, leaving: Leaving) => void;
}

export function BodyCell<Row>(props: Props<Row>) {
  const { id, row, column, left, chosen, active, editing, unsaved } = props;
  const words = useWords();
  const failed = unsaved !== undefined && unsaved.error !== null;
  const content = unsaved === undefined ? (column.cell?.(row) ?? column.text(row)) : unsaved.text;
  const body = editing ? (
    <Editor
      start={unsaved?.text ?? (column.edit?.from ?? column.text)(row)}
      label={column.title}
      onLeave={props.onLeave}
    />
  ) : (
    <span className={styles.content} title={column.actions ? undefined : column.text(row)}>
      {content}
    </span>
  );
  const cell = (
    // The grid holds the focus and says which cell is active.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="gridcell"
      aria-selected={chosen}
      className={styles.cell}
      data-align={column.align}
      data-frozen={left !== null}
      data-actions={column.actions}
      data-chosen={chosen}
      data-active={active}
      data-unsaved={unsaved === undefined ? undefined : failed ? "failed" : "under-way"}
      style={{ width: column.width, ...(left !== null && { left }) }}
      onPointerDown={props.onPointerDown}
      onDoubleClick={props.onEdit}
    >
      {body}
    </div>
  );
  if (!failed) return cell;
  const why = `${words.table.unsaved} · ${sentence(asRefusal(unsaved.error), words)}`;
  // Said at once where the keyboard is, and to the mouse that asks.
  return (
    <Tooltip title={why} placement="bottomLeft" {...(active && !editing && { open: true })}>
      {cell}
    </Tooltip>
  );
}

interface EditorProps {
  start: string;
  label: string;
  onLeave: (text: string | null, leaving: Leaving) => void;
}

function Editor({ start, label, onLeave }: EditorProps) {
  const [text, setText] = useState(start);
  // Leaving by a key takes the field away, which blurs it: that is no second leaving.
  const left = useRef(false);
  const leave = (written: string | null, leaving: Leaving) => {
    if (left.current) return;
    left.current = true;
    onLeave(written, leaving);
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (composing(event.nativeEvent)) return;
    if (event.key === "Escape") leave(null, "stay");
    else if (event.key === "Enter") leave(text, "down");
    else if (event.key === "Tab") leave(text, "right");
    else return;
    event.preventDefault();
  };
  return (
    <input
      className={styles.editor}
      aria-label={label}
      value={text}
      // Editing begins by an act of the person, who then types here.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={keyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onPaste={(event) => event.stopPropagation()}
      onCopy={(event) => event.stopPropagation()}
      onBlur={() => leave(text, "stay")}
    />
  );
}
