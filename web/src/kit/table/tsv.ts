// Cells as spreadsheets put them on the clipboard: tab-separated, quoted where a cell needs it.

/**
 * Rows of cells from pasted text. A cell that begins with a quote ends at the closing one: tabs and
 * line breaks inside belong to it, "" is a quote. A quote further inside a cell is just a quote.
 * The line break after the last row makes no further row; short rows stay short.
 */
export function parseTsv(text: string): string[][] {
  const source = text
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n");
  if (source === "") return [];
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= source.length) {
    const cell = readCell(source, at);
    row.push(cell.text);
    at = cell.end + 1;
    if (source[cell.end] === "\t") continue;
    rows.push(row);
    row = [];
    if (at >= source.length) break;
  }
  return rows;
}

/** The cell that starts at `from`; `end` is where its tab or line break stands. */
function readCell(source: string, from: number): { text: string; end: number } {
  if (source[from] === '"') {
    const quoted = readQuoted(source, from);
    if (quoted !== null) return quoted;
  }
  let end = from;
  while (end < source.length && source[end] !== "\t" && source[end] !== "\n") end += 1;
  return { text: source.slice(from, end), end };
}

/** A quoted cell; null when the quote never closes at a cell's end, so it was just a quote. */
function readQuoted(source: string, from: number): { text: string; end: number } | null {
  let text = "";
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] !== '"') text += source[at];
    else if (source[at + 1] === '"') {
      text += '"';
      at += 1;
    } else {
      const after = source[at + 1];
      return after === undefined || after === "\t" || after === "\n" ? { text, end: at + 1 } : null;
    }
  }
  return null;
}

/** Cells as text a spreadsheet takes back as they are. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    /["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join("\t")).join("\r\n");
}
