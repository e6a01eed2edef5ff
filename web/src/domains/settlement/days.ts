// Days of rates, YYYY-MM-DD: in use or not on a day, and what stands before and after. [plain]
import type { Rate, RateScope } from "./rates";

/** Whether two rates are of the same kind and scope: of those one holds a day. */
export const isSameScope = (one: RateScope, other: RateScope): boolean =>
  one.kind === other.kind &&
  one.room === other.room &&
  one.product === other.product &&
  one.duty === other.duty &&
  one.person === other.person;

/** A day of the calendar, written as rates write it. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}

export type RateState = "used" | "ended" | "ahead" | "takenBack";

/** How a rate stands on a show day. */
export function stateOf(rate: Rate, today: string): RateState {
  if (!rate.active) return "takenBack";
  if (rate.first_day > today) return "ahead";
  return rate.last_day !== null && rate.last_day < today ? "ended" : "used";
}

/** What a new rate of that scope from that day on meets. */
export interface Neighbours {
  /** It ends the day before, if the new one follows on. */
  before: Rate | undefined;
  /** It begins on that very day: the two cannot both be. */
  clash: Rate | undefined;
  /** It begins later: until the day before it the new one may hold. */
  after: Rate | undefined;
}

export function neighboursOf(
  rates: readonly Rate[],
  scope: RateScope,
  firstDay: string,
): Neighbours {
  const own = rates.filter((one) => one.active && isSameScope(one, scope));
  const later = own.filter((one) => one.first_day > firstDay);
  return {
    before: own.find(
      (one) => one.first_day < firstDay && (one.last_day === null || one.last_day >= firstDay),
    ),
    clash: own.find((one) => one.first_day === firstDay),
    after: later.toSorted((a, b) => a.first_day.localeCompare(b.first_day))[0],
  };
}
