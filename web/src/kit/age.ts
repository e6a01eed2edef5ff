// How old a number is, as the dot beside it shows.

export type Age = "fresh" | "ageing" | "stale" | "unknown";

const FRESH_MS = 2_000;
const AGEING_MS = 15_000;

/** `at`: when the number was true (UTC ms), null when nobody knows. A future time is fresh. */
export function ageOf(at: number | null, now: number): Age {
  if (at === null) return "unknown";
  const old = now - at;
  return old <= FRESH_MS ? "fresh" : old <= AGEING_MS ? "ageing" : "stale";
}

/** The whole count and its unit in which an age is written: seconds, then minutes, hours, days. */
export function ageParts(ms: number): { count: number; unit: "s" | "min" | "h" | "d" } {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 100) return { count: seconds, unit: "s" };
  if (seconds < 100 * 60) return { count: Math.floor(seconds / 60), unit: "min" };
  if (seconds < 48 * 3600) return { count: Math.floor(seconds / 3600), unit: "h" };
  return { count: Math.floor(seconds / 86_400), unit: "d" };
}
