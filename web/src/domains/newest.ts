// Lists as the page keeps them: read again when something changed, and never older than what an
// answer has already told.

interface Versioned {
  id: number;
  version: number;
}

/**
 * `fresh` as just read, with those rows of `kept` that are newer: a list read while a write was
 * under way may have been on its way before the answer to that write.
 */
export function newest<Row extends Versioned>(
  kept: readonly Row[] | undefined,
  fresh: readonly Row[],
): Row[] {
  const held = new Map((kept ?? []).map((row) => [row.id, row]));
  return fresh.map((row) => {
    const other = held.get(row.id);
    return other !== undefined && other.version > row.version ? other : row;
  });
}

/** `kept` with `row` in the place of its former self, or at the end. */
export function withRow<Row extends Versioned>(
  kept: readonly Row[] | undefined,
  row: Row,
): Row[] | undefined {
  if (kept === undefined) return undefined;
  const at = kept.findIndex((one) => one.id === row.id);
  if (at < 0) return [...kept, row];
  const held = kept[at];
  return held !== undefined && held.version > row.version ? [...kept] : kept.with(at, row);
}
