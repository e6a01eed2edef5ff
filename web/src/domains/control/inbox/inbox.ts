// One inbox for the desk: everything that wants somebody, by when it is too late. [plain]
import type { InboxItem, InboxKind, Seen } from "./items";
import { bag, cues, hardPoint, incidents, planChanged } from "./run";
import { handovers, openItems, people, readingDue, shiftEnd, sources, stock } from "./team";

/** What comes first when two are due at the same time, or overdue. */
const WEIGHT: readonly InboxKind[] = [
  "incident",
  "bag",
  "cue",
  "stock",
  "hard",
  "handover",
  "source",
  "shift_end",
  "reading",
  "people",
  "issues",
  "plan",
  "reason",
];

/** Rows that are shown; the others stand under 其余. */
export const MOST_ITEMS = 7;

/** Everything there is to do while a show is on air; after its end what it leaves to be settled. */
export function inboxOf(seen: Seen): InboxItem[] {
  if (seen.run.show === null) return handovers(seen);
  if (seen.run.show.end !== null) {
    const reasons = openItems(seen).filter((item) => item.kind === "reason");
    return [...incidents(seen), ...handovers(seen), ...reasons];
  }
  const all = [
    ...incidents(seen),
    ...bag(seen),
    ...cues(seen),
    ...stock(seen),
    ...hardPoint(seen),
    ...handovers(seen),
    ...sources(seen),
    ...shiftEnd(seen),
    ...readingDue(seen),
    ...people(seen),
    ...openItems(seen),
    ...planChanged(seen),
  ];
  // What is overdue is equally late: an hour-old silence must not stand above a draw.
  const at = (item: InboxItem) => (item.due === null ? Infinity : Math.max(item.due, seen.now));
  return all.toSorted(
    (a, b) =>
      at(a) - at(b) || WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind) || (a.id < b.id ? -1 : 1),
  );
}

/** Which Alt number each item has, and when numbers became free (ms). */
export interface Numbers {
  held: ReadonlyMap<string, number>;
  freed: ReadonlyMap<number, number>;
}

export const NO_NUMBERS: Numbers = { held: new Map(), freed: new Map() };
const HIGHEST = 9;
/** So long a number that became free is given to nobody: a finger may be on its way to it. */
const REST_MS = 3_000;

/**
 * The Alt numbers of `items` at `now` (any clock, ms). A number stays with its item for as long as
 * that is there, so that a press meant for one never lands on another that has just moved up.
 */
export function renumbered(
  before: Numbers,
  items: readonly { id: string }[],
  now: number,
): Numbers {
  const ids = new Set(items.map((item) => item.id));
  const held = new Map<string, number>();
  const freed = new Map(before.freed);
  for (const [id, no] of before.held) {
    if (ids.has(id)) held.set(id, no);
    else freed.set(no, now);
  }
  const taken = new Set(held.values());
  const rests = (no: number) => now - (freed.get(no) ?? -Infinity) < REST_MS;
  for (const { id } of items) {
    if (held.has(id)) continue;
    const open = Array.from({ length: HIGHEST }, (_, at) => at + 1).filter((no) => !taken.has(no));
    const no = open.find((one) => !rests(one)) ?? open[0];
    if (no === undefined) break;
    taken.add(no);
    held.set(id, no);
    freed.delete(no);
  }
  return { held, freed };
}
