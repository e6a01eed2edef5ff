// This pitch beside the pitch of the same link before it, as the server counts them. [plain]
import type { Measures } from "./parts";

export interface RoundRow {
  /** `product#n`: a row of level `talk`, where only the link's own clicks and sales count. */
  round: string | null;
  measures: Measures;
  metrics: Record<string, { value: number | null } | undefined>;
}

export interface RoundRate {
  n: number;
  /** ms of talk. */
  ms: number;
  clicks: number | null;
  items: number | null;
  /** 讲解效率: sales while it was explained, minor unit a minute. */
  perMinute: number | null;
}

export interface Rounds {
  now: RoundRate;
  before: RoundRate | null;
  /** The speed of this round over that of the one before; null while it would say nothing. */
  times: number | null;
}

/** What is asked for of a round: a long show has hundreds, and everything of them is half a MB. */
export const OF_ROUNDS = [
  "pitch_ms",
  "product_clicks",
  "items_paid",
  "talk_gmv_per_minute",
] as const;

/** A round shorter than this is compared with nothing. */
export const TOO_YOUNG_MS = 60_000;

function rateOf(rows: readonly RoundRow[], product: string, n: number): RoundRate | null {
  const found = rows.find((row) => row.round === `${product}#${n}`);
  if (found === undefined) return null;
  const { pitch_ms, product_clicks, items_paid } = found.measures;
  return {
    n,
    ms: pitch_ms ?? 0,
    clicks: product_clicks ?? null,
    items: items_paid ?? null,
    perMinute: found.metrics["talk_gmv_per_minute"]?.value ?? null,
  };
}

/** The n-th pitch of a product beside the one before; null where the log has none of it. */
export function roundsOf(rows: readonly RoundRow[], product: string, n: number): Rounds | null {
  const now = rateOf(rows, product, n);
  if (now === null) return null;
  const before = n > 1 ? rateOf(rows, product, n - 1) : null;
  const young = now.ms < TOO_YOUNG_MS || before === null || before.ms < TOO_YOUNG_MS;
  const [mine, theirs] = young ? [null, null] : [now.perMinute, before.perMinute];
  const times = mine === null || theirs === null || theirs === 0 ? null : mine / theirs;
  return { now, before, times };
}

/** For each product its newest round beside the one before it. */
export function newestRounds(rows: readonly RoundRow[]): Map<string, Rounds> {
  const newest = new Map<string, number>();
  for (const { round: key } of rows) {
    if (key === null) continue;
    const at = key.lastIndexOf("#");
    const n = Number(key.slice(at + 1));
    if (at < 1 || !Number.isInteger(n)) continue;
    newest.set(key.slice(0, at), Math.max(newest.get(key.slice(0, at)) ?? 0, n));
  }
  const found = new Map<string, Rounds>();
  for (const [product, n] of newest) {
    const rounds = roundsOf(rows, product, n);
    if (rounds !== null) found.set(product, rounds);
  }
  return found;
}
