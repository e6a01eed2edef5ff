// Which cell is chosen, and the rectangle that Shift stretches from it.
import { useCallback, useMemo, useState } from "react";

export interface Place {
  row: number;
  column: number;
}

/** Rows and columns of the chosen rectangle, both ends included. */
export interface Rectangle {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

export function useSelection(rowCount: number, columnCount: number) {
  const [chosen, setChosen] = useState<{ from: Place; to: Place } | null>(null);

  const choose = useCallback((to: Place, stretch: boolean) => {
    setChosen((before) => ({ from: stretch && before ? before.from : to, to }));
  }, []);

  return useMemo(() => {
    const held = chosen !== null && rowCount > 0 && columnCount > 0 ? chosen : null;
    const clamp = (place: Place): Place => ({
      row: within(place.row, rowCount),
      column: within(place.column, columnCount),
    });
    const from = held && clamp(held.from);
    const to = held && clamp(held.to);
    const rectangle: Rectangle | null =
      from && to
        ? {
            top: Math.min(from.row, to.row),
            bottom: Math.max(from.row, to.row),
            left: Math.min(from.column, to.column),
            right: Math.max(from.column, to.column),
          }
        : null;
    const move = (down: number, right: number, stretch: boolean): Place => {
      const start = to ?? { row: 0, column: 0 };
      const moved = to ? clamp({ row: start.row + down, column: start.column + right }) : start;
      choose(moved, stretch);
      return moved;
    };
    /** The same rectangle, on rows that have moved. */
    const shift = (down: number): Place | null => {
      if (from === null || to === null) return null;
      const moved = (place: Place) => clamp({ ...place, row: place.row + down });
      setChosen({ from: moved(from), to: moved(to) });
      return moved(to);
    };
    return { active: to, rectangle, choose, move, shift };
  }, [chosen, rowCount, columnCount, choose]);
}
