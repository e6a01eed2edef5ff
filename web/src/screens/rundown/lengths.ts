// Lengths and instants of a plan as the editor writes them. Milliseconds in.
import { type Language, length } from "@/kit/format";
import { atClock, atSecond, dayKey, daysLater, shortDay } from "@/kit/time";
import type { Words } from "@/words/zh";

/** 330000 → "5:30". */
export const lengthOf = (ms: number) => length(ms / 1_000);

/** "21:05", with seconds only where there are some. */
export const clockOf = (ms: number) => (ms % 60_000 === 0 ? atClock(ms) : atSecond(ms));

/** The same, with its day when it is not that of `start`: "次日 01:00", "11月26日 10:24". */
export function clockAfter(ms: number, start: number, words: Words, language: Language): string {
  if (dayKey(ms) === dayKey(start)) return clockOf(ms);
  const next = dayKey(ms) === dayKey(daysLater(start, 1));
  return `${next ? words.shows.nextDay : shortDay(ms, language)} ${clockOf(ms)}`;
}
