// One board further or back: the next day, the show before.

const DAY_MS = 86_400_000;

/** A date of ISO, so many days later; dates know no zone. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The neighbour of `now` in a list from the oldest to the newest; null at its end, or where it is
 * not in the list.
 */
export function neighbour(ids: readonly string[], now: string, by: -1 | 1): string | null {
  const at = ids.indexOf(now);
  return at < 0 ? null : (ids[at + by] ?? null);
}
