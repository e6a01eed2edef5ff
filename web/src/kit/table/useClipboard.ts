// Copying the chosen cells, and pasting onto them, as every spreadsheet does.
import { App } from "antd";
import type { ClipboardEvent } from "react";
import { useWords } from "@/words/words";
import type { Column } from "./columns";
import { planPaste } from "./paste";
import { formatTsv, parseTsv } from "./tsv";
import type { Step } from "./undo";
import type { Rectangle } from "./useSelection";

interface Given<Row> {
  area: Rectangle | null;
  seen: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Writes changes; null for a table nobody may edit. */
  act: ((changes: Step) => Promise<void>) | null;
}

/** Clipboard events start where text was last chosen; what counts is where the keyboard is. */
const holdsFocus = (event: ClipboardEvent) => document.activeElement === event.currentTarget;

export function useClipboard<Row>({ area, seen, columns, rowKey, act }: Given<Row>) {
  const words = useWords();
  const { message } = App.useApp();

  const copy = (event: ClipboardEvent) => {
    if (area === null || !holdsFocus(event)) return;
    const across = columns.slice(area.left, area.right + 1).filter((column) => !column.actions);
    const down = seen.slice(area.top, area.bottom + 1);
    const cells = down.map((row) => across.map((column) => column.text(row)));
    event.clipboardData.setData("text/plain", formatTsv(cells));
    event.preventDefault();
  };

  const paste = (event: ClipboardEvent) => {
    if (area === null || act === null || !holdsFocus(event)) return;
    event.preventDefault();
    const cells = filling(parseTsv(event.clipboardData.getData("text/plain")), area);
    const plan = planPaste(cells, seen, columns, rowKey, { row: area.top, column: area.left });
    void act(plan.changes);
    const told = [words.table.pasted(plan.changes.length)];
    if (plan.left > 0) told.push(words.table.left(plan.left));
    message.info(told.join(" · "));
  };

  return { copy, paste };
}

/** One copied cell fills all chosen ones; more are laid down as they are. */
function filling(cells: string[][], area: Rectangle): string[][] {
  const single = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (single === undefined) return cells;
  const line = Array.from({ length: area.right - area.left + 1 }, () => single);
  return Array.from({ length: area.bottom - area.top + 1 }, () => line);
}
