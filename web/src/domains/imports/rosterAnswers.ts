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

/** What the team has already: its rooms in use, whether it has hosts, whether this person adds them. */
export interface Team {
  rooms: readonly { ident: string; title: string; account: string }[];
  hosts: number;
  mayAdd: boolean;
}

/** What goes without asking: a room by its name or account, or the only one; whoever is on mic in a
 * team without hosts is a new one, and who has another duty there is left out. */
export function plainAnswers(plan: RosterPlan, team: Team): RosterAnswers {
  const roomOf = (label: string) => {
    const named = team.rooms.filter((room) =>
      label === "" ? true : [room.title, room.account, room.ident].includes(label),
    );
    return named.length === 1 ? named[0]?.ident : undefined;
  };
  const rooms = plan.asked_rooms.flatMap((label) => {
    const room = roomOf(label);
    return room === undefined ? [] : [[label, room] as const];
  });
  const first = team.hosts === 0 && team.mayAdd;
  const who = (first ? plan.asked_names : []).map(({ name, duties }) => {
    const onMic = duties.includes("host") || duties.includes("cohost");
    return [name, onMic ? { new_host: name } : { leave_out: true as const }] as const;
  });
  return { hours: {}, rooms: Object.fromEntries(rooms), who: Object.fromEntries(who) };
}

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
