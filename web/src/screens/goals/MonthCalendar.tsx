// The month as a calendar: each day its goal, what it brought so far, and whether a person set it.
import type { Brought } from "@/domains/goals/goals";
import { daysOf, type Span, weekdayOf } from "@/domains/goals/month";
import { goalAt } from "@/domains/goals/tree";
import { dayKey, onDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import { amountText } from "./amount";
import styles from "./calendar.module.css";
import { type Shared, standingOf } from "./shared";

interface Props extends Shared {
  month: Span;
  /** When the show day of now began. */
  today: number;
  picked: number;
  pick: (start: number) => void;
}

export function MonthCalendar({ month, today, picked, pick, ...shared }: Props) {
  const { words, language } = useLanguage();
  const told = words.goals;
  const { goals, standings, room, unit } = shared;
  const days = daysOf(month);
  const shows = (standings?.shows ?? []).filter((one) => room === "" || one.room === room);
  return (
    <div className={styles.calendar} data-part="calendar">
      {told.weekdays.map((name) => (
        <span key={name} className={styles.weekday}>
          {name}
        </span>
      ))}
      {days.map((day, at) => {
        const goal = goalAt(goals, "day", room, day.start);
        const standing = standingOf(standings, goal);
        const done = standing?.done ?? sumOf(shows, day);
        const share = goal && done !== null && goal.value > 0 ? done / goal.value : 0;
        return (
          <button
            key={day.start}
            type="button"
            className={styles.day}
            style={at === 0 ? { gridColumnStart: weekdayOf(day.start) + 1 } : undefined}
            data-day={dayKey(day.start)}
            data-value={goal?.value ?? ""}
            data-today={day.start === today}
            aria-pressed={day.start === picked}
            aria-label={`${onDay(day.start, language)} ${told.value} ${amountText(goal?.value ?? null, unit)}`}
            onClick={() => pick(day.start)}
          >
            <span className={styles.date}>
              {Number(dayKey(day.start).slice(-2))}
              {goal?.made_by === "person" && (
                <small className={tone.badge} title={told.byHandHow}>
                  {told.byHand}
                </small>
              )}
            </span>
            <b>{goal === undefined ? "" : amountText(goal.value, unit)}</b>
            <small className={tone.soft}>
              {done === null ? "" : `${told.done} ${amountText(done, unit)}`}
            </small>
            {goal !== undefined && (
              <i aria-hidden>
                <i style={{ width: `${Math.min(Math.max(share, 0), 1) * 100}%` }} />
              </i>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** What the shows of a day without a goal brought; null where there is none, or one is unknown. */
function sumOf(shows: readonly Brought[], { start, end }: Span): number | null {
  const mine = shows.filter((one) => one.start >= start && one.start < end);
  if (mine.length === 0 || mine.some(({ done }) => done === null)) return null;
  return mine.reduce((sum, { done }) => sum + (done ?? 0), 0);
}
