// Money to the fen, as people check it against the platform's own page. [plain]
import { length, percent, UNKNOWN } from "@/kit/format";
import type { FigureSum } from "./imports";

const WHOLE = new Intl.NumberFormat("en-US");

/** 123450 → "1,234.50"; always two decimals, never rounded to 万. */
export function exactMoney(fen: number): string {
  const size = Math.abs(fen);
  const cents = String(size % 100).padStart(2, "0");
  return `${fen < 0 ? "-" : ""}${WHOLE.format(Math.floor(size / 100))}.${cents}`;
}

/** 12345 → "12,345", in either language. */
export const exactCount = (count: number): string => WHOLE.format(count);

/** Bytes as people know them from their file list: "812 KB", "18.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_024 * 1_024) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / 1_024 / 1_024).toFixed(1)} MB`;
}

type Named = Pick<FigureSum, "name" | "money">;

/** A value of this name: the ending of a name says its unit (live/metrics/totals.py). */
export function valueText({ name, money }: Named, value: number): string {
  if (money) return exactMoney(value);
  if (name.endsWith("_ms")) return length(value / 1_000);
  // Millionths of a yuan a view, printed by platforms as yuan a thousand of them.
  if (/(^|\.)gpm_\w+_ppm$/.test(name)) return exactMoney(Math.round(value / 10));
  return name.endsWith("_ppm") ? percent(value / 1_000_000) : exactCount(value);
}

/** What the values of a name add up to; ratios do not, and nothing stands in for their sum. */
export const totalText = (figure: FigureSum): string =>
  figure.name.endsWith("_ppm") && figure.count > 1 ? UNKNOWN : valueText(figure, figure.total);
