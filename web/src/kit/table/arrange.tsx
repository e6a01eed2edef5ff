// Rows of a table that people put in another order: by a handle in one of its cells.
import { createContext, type RefObject, use } from "react";
import { DragHandle } from "../drag/DragHandle";
import { stepped } from "../drag/places";
import { type RowDrag, useRowDrag } from "../drag/useRowDrag";
import type { Place, useSelection } from "./useSelection";

/** What a table's rows may be put in. */
export interface Arrange {
  /** Put these rows before the one at index `before` of all rows. */
  put: (keys: readonly string[], before: number) => void;
}

export const ArrangeContext = createContext<RowDrag | null>(null);

/** A row's handle; empty while the table is filtered or sorted otherwise. */
export function RowHandle({ row, label }: { row: string; label: string }) {
  const drag = use(ArrangeContext);
  return <DragHandle label={label} {...(drag && { onPress: (event) => drag.start(row, event) })} />;
}

interface Given {
  /** Left out while rows cannot be moved. */
  arrange: Arrange | undefined;
  /** The rows in their own order. */
  keys: readonly string[];
  selection: ReturnType<typeof useSelection>;
  scroller: RefObject<HTMLElement | null>;
  reveal: (place: Place) => void;
}

/** Moving rows: the chosen ones by key, one or the chosen ones by handle. */
export function useArranging({ arrange, keys, selection, scroller, reveal }: Given) {
  const area = selection.rectangle;
  const chosen = area ? keys.slice(area.top, area.bottom + 1) : [];
  const drag = useRowDrag(scroller, (key, before) =>
    arrange?.put(chosen.includes(key) ? chosen : [key], before),
  );
  const step = (by: -1 | 1) => {
    const before = arrange === undefined ? null : stepped(keys, chosen, by);
    if (before === null) return;
    arrange?.put(chosen, before);
    const to = selection.shift(by);
    if (to !== null) reveal(to);
  };
  return { drag, step };
}
