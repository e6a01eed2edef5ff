// The text of a message as people read, edit and take it along. [plain]

export interface Text {
  title: string;
  lines: readonly string[];
}

export interface Piece {
  text: string;
  bold: boolean;
}

const BOLD = /\*\*(.+?)\*\*/g;

/** A line in pieces: `**…**` is bold, as every platform will show it. */
export function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of line.matchAll(BOLD)) {
    if (match.index > at) found.push({ text: line.slice(at, match.index), bold: false });
    found.push({ text: match[1] ?? "", bold: true });
    at = match.index + match[0].length;
  }
  if (at < line.length) found.push({ text: line.slice(at), bold: false });
  return found;
}

/** The whole as plain text for any chat: no marks, the title first, empty lines kept between. */
export const plainText = ({ title, lines }: Text): string =>
  [title, ...lines].map((line) => line.replaceAll(BOLD, "$1")).join("\n");

/** A line as it was left by whoever edited it; null: it is gone. Two lines written into one are two. */
export function withLine(text: Text, at: number, line: string): Text {
  const written = line
    .split("\n")
    .map((one) => one.trimEnd())
    .filter((one) => one.trim() !== "");
  return { ...text, lines: text.lines.toSpliced(at, 1, ...written) };
}

export const same = (a: Text, b: Text): boolean =>
  a.title === b.title &&
  a.lines.length === b.lines.length &&
  a.lines.every((line, at) => line === b.lines[at]);

/** Whether there is anything to send: the server takes neither an empty title nor only empty lines. */
export const sayable = ({ title, lines }: Text): boolean =>
  title.trim() !== "" && lines.some((line) => line.trim() !== "");
