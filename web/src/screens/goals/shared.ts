// What every part of the page is given: the goals of the month, how far they are, and who may what.
import type { Goal, GoalActs, Standing, Standings } from "@/domains/goals/goals";

export interface Shared {
  goals: readonly Goal[];
  /** undefined: not known yet. */
  standings: Standings | undefined;
  /** "" is the whole team. */
  room: string;
  metric: string;
  unit: string;
  acts: GoalActs;
  writes: boolean;
}

export const standingOf = (
  standings: Standings | undefined,
  goal: Goal | undefined,
): Standing | undefined =>
  // Whoever may not see the number is not told that nobody knows it.
  standings?.seen === true ? standings.goals.find((one) => one.goal === goal?.id) : undefined;
