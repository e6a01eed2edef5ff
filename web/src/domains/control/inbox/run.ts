// Reasons that the run itself gives: cues, hard points, the bag, a plan that changed. [plain]
import { textIn } from "../parts";
import { type InboxItem, type OnAirSegment, type Seen, settled, urgencyOf } from "./items";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A cue shows a minute ahead; two minutes after its time it is history. */
const CUE_AHEAD = MINUTE;
const CUE_BEHIND = 2 * MINUTE;
const HARD_AHEAD = 15 * MINUTE;
const BAG_AHEAD = 3 * MINUTE;

export const cueRef = (taken: string, index: number) => `cue:${taken}:${index}`.slice(0, 128);

export function cues(seen: Seen): InboxItem[] {
  const { segment, now } = seen;
  if (segment === null) return [];
  return segment.cues.flatMap((cue, index) => {
    const due = segment.at + cue.offset_ms;
    const ref = cueRef(segment.taken, index);
    if (now < due - CUE_AHEAD || now > due + CUE_BEHIND || settled(seen, ref)) return [];
    if (cue.kind === "pin" && pinned(seen, segment, due - CUE_AHEAD)) return [];
    return [
      {
        kind: "cue" as const,
        id: ref,
        urgency: urgencyOf(due, now, 15 * SECOND),
        due,
        ref,
        cue: cue.kind,
        duty: cue.duty,
        text: cue.text,
      },
    ];
  });
}

/** Whether the card of the segment's link was raised since: to raise it is to do what was asked. */
function pinned(seen: Seen, segment: OnAirSegment, since: number): boolean {
  return seen.desk.some(
    (press) =>
      press.kind === "pin" &&
      press.ts >= since &&
      (segment.link_id === null || press.x["link"] === segment.link_id),
  );
}

export function hardPoint(seen: Seen): InboxItem[] {
  const titles = new Map(seen.outlook?.segments.map((one) => [one.id, one.title]));
  const hard = seen.outlook?.next_hard;
  const one = seen.loop?.next_one_off;
  const found =
    hard !== null && hard !== undefined
      ? { id: hard.id, at: hard.hard_start, title: titles.get(hard.id) ?? "", late: hard.over }
      : one !== null && one !== undefined
        ? { id: one.id, at: one.hard_start, title: one.title, late: one.over }
        : null;
  if (found === null || found.at - seen.now > HARD_AHEAD) return [];
  return [
    {
      kind: "hard",
      id: `hard:${found.id}:${found.at}`,
      urgency: urgencyOf(found.at, seen.now),
      due: found.at,
      segment: found.id,
      title: found.title,
      late: found.late,
    },
  ];
}

export function bag(seen: Seen): InboxItem[] {
  const open = seen.run.lucky_bag;
  const due = open?.data["draw_at"];
  if (open === null || typeof due !== "number" || due - seen.now > BAG_AHEAD) return [];
  return [
    {
      kind: "bag",
      id: `bag:${open.id}`,
      urgency: urgencyOf(due, seen.now, MINUTE),
      due,
      ref: open.key,
      name: textIn(open, "name") ?? "",
    },
  ];
}

/** The plan was edited after the segment on air was taken from it. */
export function planChanged(seen: Seen): InboxItem[] {
  const rev = seen.outlook?.rev ?? seen.loop?.rev ?? null;
  const taken = seen.segment?.plan_rev ?? seen.run.armed?.plan_rev ?? null;
  if (rev === null || taken === null || rev <= taken) return [];
  const ref = `plan:${rev}`;
  if (settled(seen, ref)) return [];
  return [{ kind: "plan", id: ref, urgency: "calm", due: null, ref }];
}

/** Somebody held the incident key in this show, and nobody has said that it is over. */
export function incidents(seen: Seen): InboxItem[] {
  const since = seen.run.show?.start ?? 0;
  const told = new Map<string, string>();
  for (const press of seen.desk) {
    const of = press.x["incident_of"];
    if (press.kind === "note" && typeof of === "string") told.set(of, press.text ?? "");
  }
  return seen.desk
    .filter((press) => press.kind === "note" && press.x["incident"] === true && press.ts >= since)
    .filter((press) => !settled(seen, press.id))
    .map((press) => ({
      kind: "incident" as const,
      id: `incident:${press.id}`,
      urgency: "now" as const,
      due: press.ts,
      press: press.id,
      since: press.ts,
      text: told.get(press.id) ?? "",
    }));
}
