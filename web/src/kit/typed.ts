// What people type into cells, read: amounts, counts, lengths, shares. undefined is unreadable,
// null is unknown: an empty cell or a dash.

/** One spelling of what was typed: full-width forms, blanks and outer signs make no difference. */
const plain = (text: string) => text.normalize("NFKC").replaceAll(/\s/g, "");

const isBlank = (text: string) => text === "" || /^[-–—/]+$/.test(text);

/** A decimal with thousands separated or not, perhaps in 万; null when it is none. */
function decimal(text: string): number | null {
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万|w)?$/i.exec(text);
  if (found === null) return null;
  const value = Number((found[1] ?? "").replaceAll(",", "") + (found[2] ?? ""));
  return found[3] === undefined ? value : value * 10_000;
}

/** Money in fen: "59.9", "¥1,299", "1.2万元". More than two decimals are no price. */
export function readFen(text: string): number | null | undefined {
  const given = plain(text);
  if (isBlank(given)) return null;
  const bare = given.replace(/^[¥￥]/, "").replace(/[元块]$/, "");
  const value = decimal(bare);
  if (value === null) return undefined;
  const fen = Math.round(value * 100);
  return Math.abs(value * 100 - fen) < 1e-6 ? fen : undefined;
}

/** A whole count of 0 or more: "500", "500件", "1.2万". */
export function readCount(text: string): number | null | undefined {
  const given = plain(text);
  if (isBlank(given)) return null;
  const value = decimal(given.replace(/[件个单]$/, ""));
  if (value === null) return undefined;
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-6 ? whole : undefined;
}

/** A link number: "3", "3号", "#3", "3号链接". */
export function readNumber(text: string): number | null | undefined {
  const given = plain(text);
  if (isBlank(given)) return null;
  const bare = given.replace(/^#/, "").replace(/号?(链接)?$/, "");
  return /^\d{1,4}$/.test(bare) && Number(bare) > 0 ? Number(bare) : undefined;
}

const UNITS: readonly [RegExp, number][] = [
  [/^(\d+(?:\.\d+)?)(?:小时|时|h)/i, 3_600],
  [/^(\d+(?:\.\d+)?)(?:分钟|分|min|m)/i, 60],
  [/^(\d+(?:\.\d+)?)(?:秒|s)/i, 1],
];

/**
 * A length in whole seconds: "5:30", "1:05:00", "5分30秒", "90秒", "2h". A bare number is minutes
 * where `bare` says so, else unreadable.
 */
export function readLength(text: string, bare: "minutes" | null): number | null | undefined {
  const given = plain(text);
  if (isBlank(given)) return null;
  const clock = /^(?:(\d+):)?(\d+):([0-5]\d)$/.exec(given);
  if (clock !== null) {
    return Number(clock[1] ?? 0) * 3_600 + Number(clock[2]) * 60 + Number(clock[3]);
  }
  if (/^\d+(\.\d+)?$/.test(given)) {
    return bare === "minutes" ? Math.round(Number(given) * 60) : undefined;
  }
  let rest = given;
  let seconds = 0;
  for (const [unit, worth] of UNITS) {
    const found = unit.exec(rest);
    if (found === null) continue;
    seconds += Number(found[1]) * worth;
    rest = rest.slice(found[0].length);
  }
  return rest === "" ? Math.round(seconds) : undefined;
}

/** A share in 1/10000: "20%", "12.5％". */
export function readShare(text: string): number | null | undefined {
  const given = plain(text);
  if (isBlank(given)) return null;
  const found = /^(\d+(?:\.\d+)?)%$/.exec(given);
  if (found === null) return undefined;
  const share = Math.round(Number(found[1]) * 100);
  return share <= 10_000 ? share : undefined;
}

/** A share in 1/10000 as it is typed: 2000 → "20%", 1250 → "12.5%". */
export const writeShare = (share: number) => `${share / 100}%`;
