// Numbers as people read them. It only writes figures down: what they are was worked out elsewhere.

export type Language = "zh" | "en";

/** Units of `docs/guide/metrics.md`, as the API names them. */
export type Unit =
  | "ratio"
  | "multiple"
  | "count"
  | "count_per_min"
  | "count_per_hour"
  | "fen"
  | "fen_per_1000"
  | "fen_per_min"
  | "fen_per_hour"
  | "coin"
  | "s"
  | "point";

export const UNKNOWN = "—";

/** Made once: `toLocaleString` makes one for every figure, and a table has thousands. */
const decimals = (least: number, most: number) =>
  new Intl.NumberFormat("en-US", { minimumFractionDigits: least, maximumFractionDigits: most });
const WHOLE = decimals(0, 0);
const TENTHS = decimals(1, 1);
const HUNDREDTHS = decimals(2, 2);
const FULL = decimals(0, 6);

const grouped = (whole: number) => WHOLE.format(whole);

/** Half away from zero, as the server rounds money. */
const rounded = (value: number) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

/** `value` in 万 or 亿 with one decimal where it reaches 10,000 of `one`; null below. */
function inWan(value: number, one: number): string | null {
  const size = Math.abs(value);
  const sign = value < 0 ? "-" : "";
  if (size < 10_000 * one) return null;
  const wan = rounded(size / (1_000 * one));
  // Rounding may carry over: 99,999,999 is 1.0亿, not 10000.0万.
  const [tenths, unit] = wan >= 100_000 ? [rounded(size / (10_000_000 * one)), "亿"] : [wan, "万"];
  return `${sign}${grouped(Math.floor(tenths / 10))}.${tenths % 10}${unit}`;
}

/** Exact yuan: 123450 → "1,234.50", 8900 → "89". */
export function yuan(fen: number): string {
  const size = Math.abs(Math.round(fen));
  const rest = size % 100;
  const cents = rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`;
  return `${fen < 0 ? "-" : ""}${grouped(Math.floor(size / 100))}${cents}`;
}

/** A count: 12,345 is "1.2万" in Chinese and "12,345" in English; a mean keeps one decimal. */
export function count(value: number, language: Language): string {
  const large = language === "zh" ? inWan(value, 1) : null;
  if (large !== null) return large;
  if (Number.isInteger(value)) return grouped(value);
  return TENTHS.format(value);
}

/** Money in fen with its sign: "¥89", "¥1.2万". */
export function money(fen: number, language: Language): string {
  const text = (language === "zh" ? inWan(fen, 100) : null) ?? yuan(fen);
  return text.startsWith("-") ? `-¥${text.slice(1)}` : `¥${text}`;
}

/** 0.03 → "3.0%"; below one per mille with two decimals, so that little is not nothing. */
export function percent(value: number): string {
  const small = value !== 0 && Math.abs(value) < 0.001;
  return `${(small ? HUNDREDTHS : TENTHS).format(value * 100)}%`;
}

/** Seconds as a length: "3:05:00" from an hour up, "4:10" below, "-0:30" when negative. */
export function length(seconds: number): string {
  const size = Math.floor(Math.abs(seconds));
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  const sign = seconds < 0 && size > 0 ? "-" : "";
  return sign + (hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`);
}

const per: Record<Language, Partial<Record<Unit, string>>> = {
  zh: {
    count_per_min: "/分",
    count_per_hour: "/时",
    fen_per_1000: "/千",
    fen_per_min: "/分",
    fen_per_hour: "/时",
    multiple: "倍",
    coin: "币",
    point: "热度",
  },
  en: {
    count_per_min: "/min",
    count_per_hour: "/h",
    fen_per_1000: "/1,000",
    fen_per_min: "/min",
    fen_per_hour: "/h",
    multiple: "×",
    coin: "coins",
    point: "pts",
  },
};

/** From here up a glance takes no cents. */
const WHOLE_FEN = 100_00;

/**
 * A number of `unit` as text, and the small unit that stands beside it. null is "—", never 0.
 * `coarse`: from ¥100 up in whole yuan, for figures that are looked at in passing.
 */
export function figure(
  value: number | null,
  unit: Unit,
  language: Language,
  coarse = false,
): { text: string; unit: string } {
  if (value === null || Number.isNaN(value)) return { text: UNKNOWN, unit: "" };
  const beside = per[language][unit] ?? "";
  if (unit.startsWith("fen")) {
    const whole = coarse && Math.abs(value) >= WHOLE_FEN;
    return { text: money(whole ? rounded(value / 100) * 100 : value, language), unit: beside };
  }
  if (unit === "ratio") return { text: percent(value), unit: "" };
  if (unit === "s") return { text: length(value), unit: "" };
  if (unit === "multiple") return { text: value.toFixed(2), unit: beside };
  return { text: count(value, language), unit: beside };
}

/** Where sums of money stand side by side and are taken from each other: each to the fen, as one form
 * of all; all else as `figure`. */
export function figureInFull(
  value: number | null,
  unit: Unit,
  language: Language,
): { text: string; unit: string } {
  if (value === null || unit !== "fen") return figure(value, unit, language);
  return { text: money(value, "en"), unit: "" };
}

/** The same number in full, for the hover. */
export function exact(value: number, unit: Unit): string {
  if (unit.startsWith("fen")) return `¥${yuan(value)}`;
  return FULL.format(value);
}
