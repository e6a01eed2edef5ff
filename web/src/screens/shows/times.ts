// A show's time in words, and the shows of a list by their days. [plain]
import type { Language } from "@/kit/format";
import { atClock, dayKey, daysLater, onDay, startOfShowDay } from "@/kit/time";
import type { Words } from "@/words/zh";

interface Span {
  starts_at: number;
  ends_at: number;
}

/** "19:00–次日 01:00". */
export function spanOf({ starts_at, ends_at }: Span, words: Words): string {
  const later = dayKey(starts_at) === dayKey(ends_at) ? "" : `${words.shows.nextDay} `;
  return `${atClock(starts_at)}–${later}${atClock(ends_at)}`;
}

/** The show day of an instant, which may reach over midnight: "11月22日 周日 · 今天". */
export function dayTitle(ms: number, now: number, words: Words, language: Language): string {
  const began = startOfShowDay(ms);
  const day = onDay(began, language);
  if (began === startOfShowDay(now)) return `${day} · ${words.shows.today}`;
  return began === startOfShowDay(now, 1) ? `${day} · ${words.shows.tomorrow}` : day;
}

export interface Day<Row> {
  /** Any instant of it. */
  at: number;
  shows: Row[];
}

/**
 * Shows by the show day they begin on: those that are not over yet in the order of time, then those
 * that are, the latest first.
 */
export function byDay<Row extends Span>(
  shows: readonly Row[],
  now: number,
): { coming: Day<Row>[]; past: Day<Row>[] } {
  const inTime = shows.toSorted((a, b) => a.starts_at - b.starts_at);
  const days = (rows: readonly Row[]) => {
    const found = new Map<number, Day<Row>>();
    for (const row of rows) {
      const key = startOfShowDay(row.starts_at);
      const day = found.get(key) ?? { at: row.starts_at, shows: [] };
      day.shows.push(row);
      found.set(key, day);
    }
    return [...found.values()];
  };
  return {
    coming: days(inTime.filter((show) => show.ends_at > now)),
    past: days(inTime.filter((show) => show.ends_at <= now).toReversed()),
  };
}

/** The same time of day on the first day that is still to come, at least one day after. */
export function nextTime(starts_at: number, now: number): number {
  const days = Math.max(1, Math.ceil((now - starts_at) / 86_400_000));
  const found = daysLater(starts_at, days);
  return found > now ? found : daysLater(found, 1);
}
