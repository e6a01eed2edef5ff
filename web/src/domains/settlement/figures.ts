// A rate's figures as people type them, to the last digit: no binary fraction comes near them. [plain]
import type { RateUnit } from "./rates";

/** Both ends, in fen or millionths; equal where it is certain. */
export interface Figures {
  low: number;
  high: number;
}

/** Digits behind the point: a percent is 10,000 millionths, a yuan 100 fen. */
const PLACES: Record<RateUnit, number> = { ppm: 4, fen: 2 };
const BETWEEN = /[-–—~〜～至到]/;

/** A decimal of at most `places` digits behind its point, as a whole number of the smallest. */
function whole(text: string, places: number): number | undefined {
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text);
  if (found === null) return undefined;
  const rest = (found[2] ?? "").replace(/0+$/, "");
  if (rest.length > places) return undefined;
  const value = Number(`${(found[1] ?? "").replaceAll(",", "")}${rest.padEnd(places, "0")}`);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** "5%", "2.5–3%", "4.50 元", "¥4~6"; undefined: it cannot be read. */
export function readFigures(text: string, unit: RateUnit): Figures | undefined {
  const given = text.normalize("NFKC").replaceAll(/\s/g, "");
  const parts = given.split(BETWEEN);
  if (parts.length > 2) return undefined;
  const bare = parts.map((one) =>
    unit === "ppm" ? one.replace(/%$/, "") : one.replace(/^[¥¥]/, "").replace(/[元块]$/, ""),
  );
  const [low, high = low] = bare.map((one) => whole(one, PLACES[unit]));
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** As `readFigures` takes it back: "2.5%–3%", "4.50". */
export function writeFigures({ low, high }: Figures, unit: RateUnit): string {
  const one = (value: number) => {
    const places = PLACES[unit];
    const digits = String(value).padStart(places + 1, "0");
    const [front, rest] = [digits.slice(0, -places), digits.slice(-places)];
    return unit === "fen" ? `${front}.${rest}` : `${front}.${rest}`.replace(/\.?0+$/, "") + "%";
  };
  return low === high ? one(low) : `${one(low)}–${one(high)}`;
}
