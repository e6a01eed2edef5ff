// What is seen, as a file that spreadsheets open: CSV in UTF-8 with a mark, so Excel reads Chinese.

const NUMBER = /^[+-]?\d[\d,]*(\.\d+)?%?$/;

/** A cell that a spreadsheet would run as a formula is handed over as text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

export function formatCsv(rows: readonly (readonly string[])[]): string {
  const cell = (raw: string) => {
    const text = harmless(raw);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** Hand a file to the browser's downloads. */
export function download(name: string, content: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
