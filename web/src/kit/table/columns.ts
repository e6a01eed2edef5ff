// What a column is, and what a person chose to see of a table.
import type { ReactNode } from "react";

export interface Edit<Row> {
  /** Whether this row's cell may be edited now; left out: always. */
  allowed?: (row: Row) => boolean;
  /** Text to start from; left out: the column's `text`. */
  from?: (row: Row) => string;
  /** Write the new text. Throws a Refusal, which is shown at the cell. */
  save: (row: Row, text: string) => Promise<unknown>;
  /** Several cells of this column that only make sense together, such as numbers exchanged. */
  saveAll?: (changes: readonly { row: Row; text: string }[]) => Promise<unknown>;
}

export interface Column<Row> {
  id: string;
  title: string;
  /** Pixels. */
  width: number;
  align?: "left" | "right" | "center";
  /** The cell as plain text: what filters, copies and exports see. Unknown is "—". */
  text: (row: Row) => string;
  /** The cell as drawn; left out: its text. */
  cell?: (row: Row) => ReactNode;
  /** What to sort by; left out: the text. null sorts last, whichever way. */
  order?: (row: Row) => number | string | null;
  /** "text" finds inside the text, "choice" offers the texts there are; left out: no filter. */
  filter?: "text" | "choice";
  edit?: Edit<Row>;
  /** Stays at the left while the others scroll. */
  frozen?: boolean;
  /** Not shown until chosen. */
  optional?: boolean;
  /** Buttons: never hidden, moved, copied or exported. */
  actions?: boolean;
}

/** A person's choice: the order of all columns and which of them are hidden. */
export interface ColumnChoice {
  order: readonly string[];
  hidden: readonly string[];
}

/** The choice nobody has made yet. */
export function defaultChoice<Row>(columns: readonly Column<Row>[]): ColumnChoice {
  return {
    order: columns.map((column) => column.id),
    hidden: columns.filter((column) => column.optional).map((column) => column.id),
  };
}

/**
 * A kept choice laid over the columns of this version: columns that are gone are forgotten, new
 * ones stand where the program puts them, after the neighbour they follow there.
 */
export function reconcile<Row>(
  columns: readonly Column<Row>[],
  kept: ColumnChoice | null,
): ColumnChoice {
  const usual = defaultChoice(columns);
  if (kept === null) return usual;
  const known = new Set(usual.order);
  const order = [...new Set(kept.order.filter((id) => known.has(id)))];
  const had = new Set(kept.order);
  for (const [index, id] of usual.order.entries()) {
    if (order.includes(id)) continue;
    const before = usual.order[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  const fresh = usual.hidden.filter((id) => !had.has(id));
  const hidden = new Set([...kept.hidden.filter((id) => known.has(id)), ...fresh]);
  return { order, hidden: [...hidden] };
}

/** The columns to draw: frozen ones first, hidden ones left out, actions always last. */
export function shown<Row>(columns: readonly Column<Row>[], choice: ColumnChoice): Column<Row>[] {
  const rank = (column: Column<Row>) => (column.actions ? 2 : column.frozen ? 0 : 1);
  return columns
    .filter((column) => column.actions || !choice.hidden.includes(column.id))
    .toSorted(
      (a, b) => rank(a) - rank(b) || choice.order.indexOf(a.id) - choice.order.indexOf(b.id),
    );
}

/** Where each frozen column sticks, in pixels from the left; null for those that scroll. */
export function frozenLefts<Row>(
  columns: readonly Column<Row>[],
  freeze: boolean,
): (number | null)[] {
  let left = 0;
  return columns.map((column) => {
    if (!freeze || !column.frozen) return null;
    left += column.width;
    return left - column.width;
  });
}

/** A choice from kept text; null when there is none or it cannot be read. */
export function readChoice(text: string | null): ColumnChoice | null {
  const strings = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((item) => typeof item === "string");
  try {
    const read: unknown = text === null ? null : JSON.parse(text);
    if (typeof read !== "object" || read === null) return null;
    const { order, hidden } = read as Record<string, unknown>;
    return strings(order) && strings(hidden) ? { order, hidden } : null;
  } catch {
    return null;
  }
}
