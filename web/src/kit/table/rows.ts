// Which rows are seen and in which order: filters and sorting over the text of the cells.
import type { Column } from "./columns";

/** What a person asks of one column. */
export type Filter = { kind: "text"; find: string } | { kind: "choice"; texts: readonly string[] };

export type Filters = Readonly<Record<string, Filter>>;

export interface Sorting {
  column: string;
  down: boolean;
}

/** One spelling for comparing: full-width forms, capitals and outer blanks make no difference. */
export const folded = (text: string) => text.normalize("NFKC").toLowerCase().trim();

/** Whether a filter asks for anything at all. */
export function asks(filter: Filter | undefined): boolean {
  if (filter === undefined) return false;
  return filter.kind === "text" ? folded(filter.find) !== "" : filter.texts.length > 0;
}

function keeps(filter: Filter, text: string): boolean {
  return filter.kind === "text"
    ? folded(text).includes(folded(filter.find))
    : filter.texts.includes(text);
}

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** Ascending; null after everything else. */
function compare(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}

/** The rows to draw. Rows that compare equal keep the order they came in. */
export function seenRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: Filters,
  sorting: Sorting | null,
): readonly Row[] {
  const active = columns.flatMap((column) => {
    const filter = filters[column.id];
    return filter !== undefined && asks(filter) ? [{ column, filter }] : [];
  });
  const kept =
    active.length === 0
      ? rows
      : rows.filter((row) => active.every(({ column, filter }) => keeps(filter, column.text(row))));
  const by = columns.find((column) => column.id === sorting?.column);
  if (by === undefined || sorting === null) return kept;
  const key = by.order ?? by.text;
  return kept
    .map((row) => ({ row, key: key(row) }))
    .toSorted((a, b) => {
      const order = compare(a.key, b.key);
      // Unknown stays last when the order is turned round.
      return sorting.down && a.key !== null && b.key !== null ? -order : order;
    })
    .map(({ row }) => row);
}

/** The texts a choice filter offers, each once with how many rows have it, most frequent first. */
export function offered<Row>(
  rows: readonly Row[],
  column: Column<Row>,
): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = column.text(row);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .toSorted((a, b) => b.count - a.count || collator.compare(a.text, b.text));
}
