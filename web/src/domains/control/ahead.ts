// What comes next: the following segment, hard points, the draw, the change of shift. [plain]
import type { Loop, OnAirSegment, Outlook } from "./inbox/items";
import type { PlanOfNow } from "./room";

export interface NextSegment {
  id: number;
  title: string;
  /** Number of its link, where it is about one. */
  no: number | null;
}

export interface Ahead {
  id: string;
  kind: "segment" | "hard" | "cue" | "bag" | "shift";
  /** Room time; null: when what is on air ends. */
  at: number | null;
  title: string;
}

const named = (plan: PlanOfNow | null | undefined, id: number, title: string): NextSegment => {
  const found = plan?.segments.find((one) => one.id === id);
  return { id, title: found?.title ?? title, no: found?.link_no ?? null };
};

/** What F8 takes: the next of the loop, else the first of the plan that is still to come. */
export function nextSegment(
  outlook: Outlook | null | undefined,
  loop: Loop | null | undefined,
  plan: PlanOfNow | null | undefined,
): NextSegment | null {
  if (loop !== null && loop !== undefined) {
    return loop.next_segment === null
      ? null
      : named(plan, loop.next_segment, loop.next_title ?? "");
  }
  const next = outlook?.segments.find((one) => one.state === "upcoming");
  return next === undefined ? null : named(plan, next.id, next.title);
}

const WITHIN = 45 * 60_000;
const MOST = 4;

/** The next few things by time; at most `MOST`. */
export function ahead(given: {
  now: number;
  next: NextSegment | null;
  segment: OnAirSegment | null;
  outlook: Outlook | null | undefined;
  loop: Loop | null | undefined;
  bag: { drawAt: number; name: string } | null;
  shift: { at: number; title: string } | null;
}): Ahead[] {
  const { now, next, segment, outlook, loop, bag, shift } = given;
  const found: Ahead[] = [];
  const expected = outlook?.segments.find((one) => one.id === next?.id)?.start ?? null;
  const ends =
    expected ??
    (segment?.duration_ms == null ? null : Math.max(now, segment.at + segment.duration_ms));
  if (next !== null) {
    found.push({ id: `segment:${next.id}`, kind: "segment", at: ends, title: next.title });
  }
  const hard = outlook?.next_hard;
  const titles = new Map(outlook?.segments.map((one) => [one.id, one.title]));
  if (hard != null && hard.id !== next?.id) {
    const title = titles.get(hard.id) ?? "";
    found.push({ id: `hard:${hard.id}`, kind: "hard", at: hard.hard_start, title });
  }
  const off = loop?.next_one_off;
  if (off != null) {
    found.push({ id: `hard:${off.id}`, kind: "hard", at: off.hard_start, title: off.title });
  }
  for (const [index, cue] of (segment?.cues ?? []).entries()) {
    const at = (segment?.at ?? 0) + cue.offset_ms;
    if (at > now) found.push({ id: `cue:${index}`, kind: "cue", at, title: cue.text });
  }
  if (bag !== null) found.push({ id: "bag", kind: "bag", at: bag.drawAt, title: bag.name });
  if (shift !== null) found.push({ id: "shift", kind: "shift", at: shift.at, title: shift.title });
  return found
    .filter((one) => one.at === null || one.at - now < WITHIN)
    .toSorted((a, b) => (a.at ?? now) - (b.at ?? now))
    .slice(0, MOST);
}
