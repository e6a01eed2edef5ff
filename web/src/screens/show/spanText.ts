// When a show was, in a line: its day, from when to when, past midnight or not, and how long.
import type { RanShow } from "@/domains/review/shows";
import { type Language, length } from "@/kit/format";
import { atClock, endClock, onDay } from "@/kit/time";
import type { Words } from "@/words/zh";

export function spanText(show: RanShow, now: number, language: Language, words: Words): string {
  const { start, end } = show;
  const until =
    end === null
      ? words.review.show.untilNow
      : endClock({ start, end }, language, words.review.show.nextDay);
  const long = length(((end ?? now) - start) / 1_000);
  const span = `${onDay(start, language, now)} ${atClock(start)}–${until}`;
  // Of a show on air the running clock tells how long.
  return end === null ? span : `${span} · ${long}`;
}
