// Goals within goals: whose parts are whose, and whether they add up. [plain]
import type { Brought, Goal, GoalScope } from "./goals";

/** The goal of that scope and place whose stretch begins there. */
export const goalAt = (
  goals: readonly Goal[],
  scope: GoalScope,
  room: string,
  start: number,
): Goal | undefined =>
  goals.find((one) => one.scope === scope && one.room === room && one.starts_at === start);

/** Goals of a scope that lie in a stretch, by their start: of the team's those of every room. */
export const goalsIn = (
  goals: readonly Goal[],
  scope: GoalScope,
  room: string,
  { start, end }: { start: number; end: number },
): Goal[] =>
  goals
    .filter(
      (one) =>
        one.scope === scope &&
        (room === "" || one.room === room) &&
        one.starts_at >= start &&
        // A show belongs whole to the day it begins on.
        (scope === "show" ? one.starts_at < end : one.ends_at <= end),
    )
    .toSorted((a, b) => a.starts_at - b.starts_at || a.room.localeCompare(b.room));

/** What of a goal its parts do not hold: 0 when they add up to it, negative when they hold more. */
export const restOf = (goal: Goal, parts: readonly Goal[]): number =>
  parts.reduce((left, { value }) => left - value, goal.value);

/**
 * What the parts of a goal that have ended by `now` brought, where it is known: days by the shows that
 * began in them, shows by themselves. null: unknown, or nothing has ended.
 */
export function endedDone(
  shows: readonly Brought[],
  goal: Pick<Goal, "room" | "starts_at" | "ends_at">,
  into: GoalScope,
  now: number,
  today: number,
): number | null {
  if (into !== "day" && into !== "show") return null;
  const ended = shows.filter(
    (show) =>
      (goal.room === "" || show.room === goal.room) &&
      show.start >= goal.starts_at &&
      show.start < goal.ends_at &&
      show.end !== null &&
      show.end <= now &&
      (into === "show" || show.start < today),
  );
  if (ended.length === 0 || ended.some(({ done }) => done === null)) return null;
  return ended.reduce((sum, { done }) => sum + (done ?? 0), 0);
}
