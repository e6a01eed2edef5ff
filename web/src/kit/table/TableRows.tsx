// The rows in sight, of however many there are.
import type { Virtualizer } from "@tanstack/react-virtual";
import dropped from "../drag/drop.module.css";
import type { RowDrag } from "../drag/useRowDrag";
import { BodyCell, type Leaving } from "./BodyCell";
import type { Column } from "./columns";
import styles from "./Table.module.css";
import { cellKey, type Unsaved } from "./useEdits";
import type { Place, Rectangle } from "./useSelection";

export type RowMark = Readonly<Record<`data-${string}`, string | number | undefined>>;

interface Props<Row> {
  id: string;
  seen: readonly Row[];
  columns: readonly Column<Row>[];
  /** Where each frozen column sticks; null for those that scroll. */
  lefts: readonly (number | null)[];
  rowKey: (row: Row) => string;
  faint: ((row: Row) => boolean) | undefined;
  mark: ((row: Row) => RowMark) | undefined;
  drag: RowDrag;
  virtual: Virtualizer<HTMLDivElement, Element>;
  height: number;
  selection: {
    active: Place | null;
    rectangle: Rectangle | null;
    choose: (place: Place, stretch: boolean) => void;
  };
  editing: Place | null;
  unsaved: ReadonlyMap<string, Unsaved>;
  startEdit: (place: Place) => void;
  leave: (row: Row, column: Column<Row>, text: string | null, leaving: Leaving) => void;
}

/** The element of a cell, for saying which one is active. */
export const placeId = (id: string, place: Place) => `${id}-${place.row}-${place.column}`;

const same = (a: Place | null, b: Place) => a?.row === b.row && a.column === b.column;

const covers = (area: Rectangle | null, { row, column }: Place) =>
  area !== null &&
  row >= area.top &&
  row <= area.bottom &&
  column >= area.left &&
  column <= area.right;

export function TableRows<Row>(props: Props<Row>) {
  const { id, seen, columns, lefts, rowKey, faint, mark, drag, virtual, height, selection } = props;
  return (
    <div className={styles.body} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const row = seen[item.index];
        if (row === undefined) return null;
        const key = rowKey(row);
        return (
          <div
            key={key}
            role="row"
            aria-rowindex={item.index + 2}
            className={`${styles.row} ${dropped.place}`}
            data-faint={faint?.(row)}
            data-drag-index={item.index}
            data-moving={drag.moving === key || undefined}
            data-drop={
              drag.drop === item.index
                ? "before"
                : drag.drop === seen.length && item.index === seen.length - 1
                  ? "after"
                  : undefined
            }
            {...mark?.(row)}
            style={{ height, transform: `translateY(${item.start}px)` }}
          >
            {columns.map((column, at) => {
              const place = { row: item.index, column: at };
              return (
                <BodyCell
                  key={column.id}
                  id={placeId(id, place)}
                  row={row}
                  column={column}
                  left={lefts[at] ?? null}
                  chosen={covers(selection.rectangle, place)}
                  active={same(selection.active, place)}
                  editing={same(props.editing, place)}
                  unsaved={props.unsaved.get(cellKey(key, column.id))}
                  onPointerDown={(event) => selection.choose(place, event.shiftKey)}
                  onEdit={() => props.startEdit(place)}
                  onLeave={(text, leaving) => props.leave(row, column, text, leaving)}
                />
              );
            })}
          </div>
        );
      })}
    </div>
  );
}
