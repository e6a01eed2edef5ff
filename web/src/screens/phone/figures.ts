// A tile's numbers as text: for a glance, with its sign, and in full. [plain]
import type { PhoneTile } from "@/domains/boardlinks/phone";
import { exact, figure, type Language } from "@/kit/format";

export interface Told {
  text: string;
  /** Small, beside it. */
  unit: string;
}

/** A number of the tile's unit, for a glance. Money is yuan; another currency stands beside it. */
export function glance(
  value: number | null,
  unit: PhoneTile["unit"],
  cur: string,
  language: Language,
): Told {
  const told = figure(value, unit, language, true);
  return foreign(unit, cur) && value !== null
    ? { text: told.text.replace("¥", ""), unit: `${cur}${told.unit}` }
    : told;
}

/** The same in full. */
export function inFull(value: number, unit: PhoneTile["unit"], cur: string): string {
  if (unit === "ratio") return figure(value, unit, "en").text;
  const text = exact(value, unit);
  return foreign(unit, cur) ? `${text.replace("¥", "")} ${cur}` : text;
}

/** How far it is from what is usual: its sign as an arrow, and by how much. `points`: a rate differs by
 * points, for a percentage of it would be read as one. */
export function apart(
  tile: Pick<PhoneTile, "usual" | "unit">,
  cur: string,
  language: Language,
  points: (value: string) => string,
): string | null {
  const diff = tile.usual?.diff;
  if (diff === null || diff === undefined) return null;
  const arrow = diff > 0 ? "↑ " : diff < 0 ? "↓ " : "= ";
  const size = Math.abs(diff);
  if (tile.unit === "ratio") return arrow + points((size * 100).toFixed(1));
  const told = glance(size, tile.unit, cur, language);
  return `${arrow}${told.text}${told.unit}`;
}

const foreign = (unit: PhoneTile["unit"], cur: string) =>
  unit.startsWith("fen") && cur !== "" && cur !== "CNY";
