// A month of show days as a calendar, by the team's clock.
import { fromPicker, startOfShowDay, toPicker } from "@/kit/time";

/** [start, end) in UTC ms. */
export interface Span {
  start: number;
  end: number;
}

/** The month of the show day of `now`, moved by whole months: from its first show day on. */
export function monthOf(now: number, months: number): Span {
  const first = toPicker(startOfShowDay(now)).date(1).add(months, "month");
  return { start: begins(first), end: begins(first.add(1, "month")) };
}

/** The show days of a stretch. A day may have 23 or 25 hours. */
export function daysOf({ start, end }: Span): Span[] {
  const out: Span[] = [];
  for (let at = start; at < end; at = startOfShowDay(at, 1)) {
    out.push({ start: at, end: startOfShowDay(at, 1) });
  }
  return out;
}

/** Days of the week before a day, Monday 0: how many places of its row stay empty. */
export const weekdayOf = (start: number): number => (toPicker(start).day() + 6) % 7;

/** When the show day of a calendar day begins; late in the evening it has begun wherever it does. */
const begins = (day: ReturnType<typeof toPicker>) =>
  startOfShowDay(fromPicker(day.hour(23).minute(30)));
