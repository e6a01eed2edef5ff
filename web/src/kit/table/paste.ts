// Where pasted cells go: onto the cells from the chosen one on, or by their headings.
import type { Column } from "./columns";
import { folded } from "./rows";
import type { CellChange } from "./undo";

/** What a paste would change, and how many of its cells found no place. */
export interface PastePlan {
  changes: CellChange[];
  left: number;
}

/** Lay `cells` over the table from row `at.row`, column `at.column` on (places as drawn). */
export function planPaste<Row>(
  cells: readonly (readonly string[])[],
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  rowKey: (row: Row) => string,
  at: { row: number; column: number },
): PastePlan {
  const plan: PastePlan = { changes: [], left: 0 };
  for (const [down, line] of cells.entries()) {
    for (const [right, raw] of line.entries()) {
      const row = rows[at.row + down];
      const column = columns[at.column + right];
      const edit = column?.edit;
      if (!row || !column || !edit || edit.allowed?.(row) === false) {
        plan.left += 1;
        continue;
      }
      const before = (edit.from ?? column.text)(row);
      const after = raw.trim();
      if (before === after) continue;
      plan.changes.push({ row: rowKey(row), column: column.id, before, after });
    }
  }
  return plan;
}

/** Pasted rows with their fields by name; `unknown` are headings that mean nothing here. */
export interface Headed<Field extends string> {
  records: Record<Field, string>[];
  unknown: string[];
  /** Whether the first row was headings; otherwise cells are taken in the order of the fields. */
  headed: boolean;
}

/**
 * Read rows whose first may be headings. `names` gives for each field, in their usual order, the
 * headings a team may use. Rows without any text are left out.
 */
export function readHeaded<Field extends string>(
  cells: readonly (readonly string[])[],
  names: Readonly<Record<Field, readonly string[]>>,
): Headed<Field> {
  const fields = Object.keys(names) as Field[];
  const meaning = (heading: string) =>
    fields.find((field) => names[field].some((name) => folded(name) === folded(heading)));
  const first = cells[0] ?? [];
  const headed = first.some((cell) => meaning(cell) !== undefined);
  const places = headed ? first.map(meaning) : fields;
  const unknown = headed ? first.filter((cell) => cell.trim() && !meaning(cell)) : [];
  const records = (headed ? cells.slice(1) : cells)
    .filter((line) => line.some((cell) => cell.trim() !== ""))
    .map((line) => {
      const record = Object.fromEntries(fields.map((field) => [field, ""])) as Record<
        Field,
        string
      >;
      for (const [index, cell] of line.entries()) {
        const field = places[index];
        if (field !== undefined) record[field] = cell.trim();
      }
      return record;
    });
  return { records, unknown, headed };
}
