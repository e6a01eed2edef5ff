// How long to wait before trying again: doubling, never over 2 s, never in step with other pages.

const FIRST_MS = 400;
const LONGEST_MS = 2_000;

/** The wait before try number `tries` + 1, in ms; `random` in [0, 1). */
export function backoff(tries: number, random: () => number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 10));
  return Math.round(whole * (0.5 + random() / 2));
}
