// Kaibo's own table: made for ten thousand rows, a keyboard, and people who live in spreadsheets.
import { useVirtualizer } from "@tanstack/react-virtual";
import { App, Button } from "antd";
import { type ReactNode, useId, useMemo, useRef, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useWords } from "@/words/words";
import { useMedia } from "../useMedia";
import { type Arrange, ArrangeContext, useArranging } from "./arrange";
import type { Leaving } from "./BodyCell";
import { ColumnMenu } from "./ColumnMenu";
import { type Column, frozenLefts } from "./columns";
import { download, formatCsv } from "./csv";
import { HeaderCell } from "./HeaderCell";
import { type Filters, seenRows, type Sorting } from "./rows";
import styles from "./Table.module.css";
import { TableBar } from "./TableBar";
import { placeId, type RowMark, TableRows } from "./TableRows";
import { useChoice } from "./useChoice";
import { useClipboard } from "./useClipboard";
import { useEdits } from "./useEdits";
import { type Place, useSelection } from "./useSelection";
import { useTableKeys } from "./useTableKeys";

interface Props<Row> {
  /** Under this name the choice of columns is remembered, and files are exported. */
  name: string;
  /** What the table shows, for those who cannot see it and for the exported file. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** The page's own buttons, at the left of the bar. */
  bar?: ReactNode;
  /** Shown in place of rows when there are none at all. */
  empty: ReactNode;
  /** Greyed rows: retired, over. */
  faint?: (row: Row) => boolean;
  /** `data-…` of a row, by which tests find it. */
  mark?: (row: Row) => RowMark;
  /** Rows can be put in another order, while nobody has sorted or filtered them. */
  arrange?: Arrange | undefined;
}

/** The cell being edited, and how it read when that began. */
type Editing = Place & { before: string };

const ROW = 34;
const TOUCH_ROW = 46;

export function Table<Row>(props: Props<Row>) {
  const { name, label, rows, columns, rowKey, bar, empty, faint, mark, arrange } = props;
  const words = useWords();
  const { message } = App.useApp();
  const id = useId();
  const touch = useMedia("(pointer: coarse)");
  const narrow = useMedia("(max-width: 720px)");
  const [filters, setFilters] = useState<Filters>({});
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const { choice, visible, choose } = useChoice(name, columns);
  const seen = useMemo(
    () => seenRows(rows, columns, filters, sorting),
    [rows, columns, filters, sorting],
  );
  const edits = useEdits(columns, rows, rowKey, {
    refused: (error) =>
      void message.warning(`${words.table.unsaved} · ${sentence(asRefusal(error), words)}`, 6),
    changedMeanwhile: words.refusals.changedMeanwhile,
  });
  const selection = useSelection(seen.length, visible.length);
  const height = touch ? TOUCH_ROW : ROW;
  const virtual = useVirtualizer({
    count: seen.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
  });
  // On a phone a frozen column would leave no room for the others.
  const lefts = useMemo(() => frozenLefts(visible, !narrow), [visible, narrow]);
  const width = visible.reduce((sum, column) => sum + column.width, 0);
  const canEdit = columns.some((column) => column.edit !== undefined);
  const canArrange = arrange !== undefined && sorting === null && seen.length === rows.length;

  const reveal = (place: Place) => {
    virtual.scrollToIndex(place.row);
    const box = scroller.current;
    if (box === null || lefts[place.column] !== null) return;
    const before = visible.slice(0, place.column).reduce((sum, one) => sum + one.width, 0);
    const frozen = visible.reduce((sum, one, at) => sum + (lefts[at] === null ? 0 : one.width), 0);
    const end = before + (visible[place.column]?.width ?? 0);
    if (before - frozen < box.scrollLeft) box.scrollLeft = before - frozen;
    else if (end > box.scrollLeft + box.clientWidth) box.scrollLeft = end - box.clientWidth;
  };
  const { drag, step } = useArranging({
    arrange: canArrange ? arrange : undefined,
    keys: canArrange ? seen.map(rowKey) : [],
    selection,
    scroller,
    reveal,
  });
  const startEdit = (place: Place | null) => {
    const row = place && seen[place.row];
    const edit = place && visible[place.column]?.edit;
    if (!place || !row || !edit || edit.allowed?.(row) === false) return;
    const before = (edit.from ?? visible[place.column]?.text)?.(row) ?? "";
    setEditing({ ...place, before });
  };
  const leave = (row: Row, column: Column<Row>, text: string | null, leaving: Leaving) => {
    if (editing === null) return;
    setEditing(null);
    const key = rowKey(row);
    const { before } = editing;
    if (text === null || text.trim() === before) edits.forget(key, column.id);
    else void edits.act([{ row: key, column: column.id, before, after: text.trim() }]);
    if (leaving === "stay") return;
    reveal(selection.move(leaving === "down" ? 1 : 0, leaving === "right" ? 1 : 0, false));
    scroller.current?.focus();
  };

  const forgetActive = () => {
    const row = selection.active && seen[selection.active.row];
    const column = selection.active && visible[selection.active.column];
    if (row && column) edits.forget(rowKey(row), column.id);
  };
  const keyDown = useTableKeys({
    columns: visible.length,
    canEdit,
    canArrange,
    move: (down, right, stretch) => reveal(selection.move(down, right, stretch)),
    step,
    edit: () => startEdit(selection.active),
    forget: forgetActive,
    undo: edits.undo,
    redo: edits.redo,
  });
  const { copy, paste } = useClipboard({
    area: selection.rectangle,
    seen,
    columns: visible,
    rowKey,
    act: canEdit ? edits.act : null,
  });
  const exportSeen = () => {
    const data = visible.filter((column) => !column.actions);
    const lines = seen.map((row) => data.map((column) => column.text(row)));
    download(`${label}.csv`, formatCsv([data.map((column) => column.title), ...lines]));
  };
  const filtering = seen.length !== rows.length;
  return (
    <section className={styles.table}>
      <TableBar
        bar={bar}
        count={words.table.rows(seen.length, rows.length)}
        edits={canEdit ? edits : null}
        onExport={seen.length === 0 ? null : exportSeen}
      >
        <ColumnMenu columns={columns} choice={choice} choose={choose} />
      </TableBar>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={seen.length + 1}
        aria-activedescendant={selection.active ? placeId(id, selection.active) : undefined}
        tabIndex={0}
        onKeyDown={keyDown}
        onCopy={copy}
        onPaste={paste}
      >
        <div className={styles.inner} style={{ minWidth: width }}>
          <div role="row" className={styles.headRow}>
            {visible.map((column, at) => (
              <HeaderCell
                key={column.id}
                column={column}
                left={lefts[at] ?? null}
                rows={rows}
                filter={filters[column.id]}
                sorting={sorting}
                onSort={setSorting}
                onFilter={(filter) => {
                  const { [column.id]: _, ...others } = filters;
                  setFilters(filter === undefined ? others : { ...others, [column.id]: filter });
                }}
              />
            ))}
          </div>
          <ArrangeContext value={canArrange ? drag : null}>
            <TableRows
              id={id}
              seen={seen}
              columns={visible}
              lefts={lefts}
              rowKey={rowKey}
              faint={faint}
              mark={mark}
              drag={drag}
              virtual={virtual}
              height={height}
              selection={selection}
              editing={editing}
              unsaved={edits.unsaved}
              startEdit={startEdit}
              leave={leave}
            />
          </ArrangeContext>
        </div>
        {rows.length === 0 && empty}
        {rows.length > 0 && filtering && seen.length === 0 && (
          <div className={styles.noMatch}>
            <span>{words.people.noMatch}</span>
            <Button size="small" onClick={() => setFilters({})}>
              {words.people.clearFilters}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
