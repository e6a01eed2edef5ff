// Money on this page: to the fen, never in 万, and said with its sign where it is a difference.
import { exactCount, exactMoney, valueText } from "@/domains/imports/exact";
import { UNKNOWN } from "@/kit/format";

/** What the totals of the reconciliation are named in the log: their ending says their unit. */
const total = (name: string, money: boolean) => ({ name: `report.${name}`, money });

export const moneyText = (fen: number | null): string => (fen === null ? UNKNOWN : exactMoney(fen));

/** Currencies without a minor unit (ISO 4217). */
const WHOLE = new Set(["JPY", "VND"]);

/** Money of another currency than the room's, said with its own: "USD 12.00", "VND 6,830,000". */
export function otherMoney(minor: number | null, cur: string): string {
  if (minor === null) return `${cur} ${UNKNOWN}`;
  return `${cur} ${WHOLE.has(cur) ? exactCount(minor) : exactMoney(minor)}`;
}

export const countText = (count: number | null): string =>
  count === null ? UNKNOWN : exactCount(count);

const withSign = (value: number, text: string) => (value > 0 ? `+${text}` : text);

export const signedMoney = (fen: number): string => withSign(fen, exactMoney(fen));

/** A value of a row of the reconciliation. */
export const rowText = (row: { name: string; money: boolean }, value: number | null): string =>
  value === null ? UNKNOWN : valueText(total(row.name, row.money), value);

/** The same as a difference: "+460.90", "-3", "0". */
export const rowSigned = (row: { name: string; money: boolean }, value: number | null): string =>
  value === null ? UNKNOWN : withSign(value, rowText(row, value));

/** The same within a sentence, without its sign: "¥460.90", "3". */
export function rowSaid(row: { name: string; money: boolean }, value: number, cur: string): string {
  const text = rowText(row, Math.abs(value));
  return row.money ? `${cur === "CNY" ? "¥" : `${cur} `}${text}` : text;
}
