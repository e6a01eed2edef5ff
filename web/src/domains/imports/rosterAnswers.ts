// What a person says of a roster that leaves something open, and what was asked so far. [plain]
import type { Shapes } from "@/api/client";
import type { RosterPlan } from "./roster";

/** Whom a name stands for. */
export type Who = { host: number } | { user: number } | { new_host: string } | { leave_out: true };

/** What a person has said so far, by what was asked. */
export interface RosterAnswers {
  hours: Readonly<Record<string, string>>;
  rooms: Readonly<Record<string, string>>;
  who: Readonly<Record<string, Who>>;
}

export const NO_ANSWERS: RosterAnswers = { hours: {}, rooms: {}, who: {} };

/** A roster and the answers, as they are sent. */
export function rosterAsk(text: string, answers: RosterAnswers): Shapes["RosterIn"] {
  return {
    text,
    hours: Object.entries(answers.hours)
      .filter(([, hours]) => hours.trim() !== "")
      .map(([word, hours]) => ({ word, hours: hours.trim() })),
    rooms: Object.entries(answers.rooms).map(([label, room]) => ({ label, room })),
    who: Object.entries(answers.who).map(([name, who]) => ({ name, ...who })),
  };
}

/** What was asked for at any time: what has been answered may be answered otherwise. */
export interface Asking {
  hours: readonly string[];
  rooms: readonly string[];
  names: readonly string[];
}

export const NOTHING_ASKED: Asking = { hours: [], rooms: [], names: [] };

export function alsoAsked(before: Asking, plan: RosterPlan): Asking {
  const both = (some: readonly string[], more: readonly string[]) => [
    ...new Set([...some, ...more]),
  ];
  return {
    hours: both(before.hours, plan.asked_hours),
    rooms: both(before.rooms, plan.asked_rooms),
    names: both(
      before.names,
      plan.asked_names.map((one) => one.name),
    ),
  };
}
