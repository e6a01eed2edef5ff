// What typing means for the blocks of a script. [plain]

/**
 * Whether the line the caret is at the end of holds nothing but a slash: the ask for a new block.
 * Chinese input gives 、 for the same key.
 */
export function asksForBlock(text: string, caret: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  const rest = text.slice(caret);
  return (line === "/" || line === "、") && (rest === "" || rest.startsWith("\n"));
}

/** The text around the line that asked for a new block, without the slash. */
export function split(text: string, caret: number): { before: string; after: string } {
  const from = text.lastIndexOf("\n", caret - 1) + 1;
  const before = text.slice(0, Math.max(0, from - 1));
  return { before: from === 0 ? "" : before, after: text.slice(caret).replace(/^\n/, "") };
}

/** `rows` with the one at `at` one place further up or down; null at the end. */
export function moved<Row>(rows: readonly Row[], at: number, by: -1 | 1): Row[] | null {
  const row = rows[at];
  const to = at + by;
  if (row === undefined || to < 0 || to >= rows.length) return null;
  return rows.toSpliced(at, 1).toSpliced(to, 0, row);
}
