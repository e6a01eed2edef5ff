// Numbers and times of a review as its rows say them.
import { exactMoney } from "@/domains/imports/exact";
import type { Turn } from "@/domains/findings/findings";
import { figure, type Language, type Unit, UNKNOWN, yuan } from "@/kit/format";
import { atClock } from "@/kit/time";
import type { Words } from "@/words/zh";

/** A number and its unit in one text; null is "—". Money in full: a review is checked against others. */
export function told(value: number | null, unit: string, language: Language): string {
  if (value !== null && unit === "fen") return money(value);
  const shown = figure(value, unit as Unit, language);
  return shown.text + shown.unit;
}

const money = (fen: number) => {
  const text = yuan(fen);
  return text.startsWith("-") ? `-¥${text.slice(1)}` : `¥${text}`;
};

/** Money with its sign, to the fen: "+460.90". */
export const signed = (fen: number): string =>
  `${fen > 0 ? "+" : ""}${exactMoney(Math.round(fen))}`;

/** A difference in its metric's unit, with its sign. */
export function signedAs(value: number | null, unit: string, language: Language): string {
  if (value === null) return UNKNOWN;
  return `${value > 0 ? "+" : ""}${told(value, unit, language)}`;
}

/** Fen a minute as yuan with two decimals. */
export const yuanText = (fen: number | null): string =>
  fen === null ? UNKNOWN : exactMoney(Math.round(fen));

/** Thousandths as a factor: 4045 → "4.0". */
export const times = (strength: number): string => (strength / 1_000).toFixed(1);

export const clockSpan = (start: number, end: number): string =>
  `${atClock(start)}–${atClock(end)}`;

export const minutesOf = (start: number, end: number): number =>
  Math.max(1, Math.round((end - start) / 60_000));

/** A length as people say it: "3 分钟", "1 小时 5 分". */
export function spanSaid(ms: number, words: Words): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  return words.common.span(Math.floor(minutes / 60), minutes % 60);
}

const LABELS = 4;

/** What was on a lane in a stretch, each once; more than a few say nothing. */
export function namesOn(turn: Turn, lane: string, words: Words): string {
  const names = [
    ...new Set(turn.on_air.filter((one) => one.lane === lane).map((one) => one.label)),
  ];
  const shown = words.common.listed(names.slice(0, LABELS));
  return names.length > LABELS ? `${shown}…` : shown;
}

/** The problem a turning point begins with. */
export function turnSaid(
  turn: Turn,
  label: string,
  unit: string,
  language: Language,
  words: Words,
): string {
  const said = words.findings.turning;
  const pitched = namesOn(turn, "pitch", words);
  const first = said.jot(
    clockSpan(turn.start, turn.end),
    label,
    turn.up,
    told(turn.value, unit, language),
    told(turn.usual, unit, language),
  );
  return pitched === ""
    ? first
    : `${first}${language === "zh" ? "，" : "; "}${said.jotOnAir(pitched)}`;
}
