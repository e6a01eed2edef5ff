// Reasons that people, goods and sources give. [plain]
import { lastReading } from "../readings";
import { SILENT_MS } from "../sources";
import { type InboxItem, type Seen, settled, urgencyOf } from "./items";

const MINUTE = 60_000;
const SHIFT_AHEAD = 10 * MINUTE;
/** Teams report on the half hour. */
const READING_EVERY = 30 * MINUTE;
/** A sheet that nobody has taken after so long is red. */
const UNREAD = 2 * MINUTE;

export function handovers(seen: Seen): InboxItem[] {
  // An older sheet has been overtaken by a newer one.
  const press = seen.desk.findLast((one) => one.kind === "handover");
  if (press === undefined || settled(seen, press.id)) return [];
  const word = press.x["word"];
  return [
    {
      kind: "handover",
      id: `handover:${press.id}`,
      urgency: urgencyOf(press.ts + UNREAD, seen.now, UNREAD),
      due: press.ts + UNREAD,
      press: press.id,
      shift: press.ref ?? "",
      word: typeof word === "string" ? word : "",
      since: press.ts,
    },
  ];
}

export function shiftEnd(seen: Seen): InboxItem[] {
  const end = seen.shiftEnd;
  // A shift that was never begun has nothing to hand over.
  if (end === null || seen.run.shift === null || end - seen.now > SHIFT_AHEAD) return [];
  // Once the sheet is on its way, that is what there is to do.
  const handed = seen.desk.some(
    (press) => press.kind === "handover" && press.ts > end - 3 * SHIFT_AHEAD,
  );
  if (handed) return [];
  return [
    {
      kind: "shift_end",
      id: `shift_end:${end}`,
      urgency: urgencyOf(end, seen.now),
      due: end,
      next: seen.nextShift,
    },
  ];
}

/** Without a shift or a host nothing can be told apart afterwards. */
export function people(seen: Seen): InboxItem[] {
  const missing = seen.run.shift === null ? "shift" : seen.run.hosts.length === 0 ? "host" : null;
  if (missing === null || settled(seen, `people:${missing}`)) return [];
  return [{ kind: "people", id: `people:${missing}`, urgency: "soon", due: null, missing }];
}

/** Where nothing but people tells the numbers, they are asked for them every half hour. */
export function readingDue(seen: Seen): InboxItem[] {
  const show = seen.run.show;
  if (!seen.handOnly || show === null) return [];
  const last = lastReading(seen.gauges);
  const due = Math.max(last ?? 0, show.start) + READING_EVERY;
  if (due - seen.now > 2 * MINUTE) return [];
  return [{ kind: "reading", id: "reading", urgency: urgencyOf(due, seen.now), due, last }];
}

export function stock(seen: Seen): InboxItem[] {
  return seen.warnings
    .map((warning) => {
      const onAir = warning.good.product === seen.run.pitch?.product;
      const due = warning.out ? seen.now : warning.lasts === null ? null : seen.now + warning.lasts;
      return {
        kind: "stock" as const,
        id: `stock:${warning.good.linkId}:${warning.out ? "out" : "low"}`,
        urgency: warning.out && onAir ? ("now" as const) : ("soon" as const),
        due: onAir || due !== null ? due : null,
        warning,
      };
    })
    .filter((item) => !settled(seen, item.id));
}

export function sources(seen: Seen): InboxItem[] {
  const started = seen.run.show?.start ?? seen.now;
  return seen.sources.flatMap((source) => {
    const ref = `source:${source.name}:${source.heard ?? 0}`;
    if (source.state === "live" || settled(seen, ref)) return [];
    // A source that has yet to say its first word gets as long as one that fell silent.
    if (source.state === "never" && seen.now - started < SILENT_MS) return [];
    return [
      {
        kind: "source" as const,
        id: ref,
        urgency: source.state === "silent" ? ("now" as const) : ("soon" as const),
        due: source.state === "silent" ? seen.now : null,
        name: source.name,
        state: source.state,
        heard: source.heard,
      },
    ];
  });
}

/** The show went live with open items (带病开播): what is still open, and why, asked afterwards. */
export function openItems(seen: Seen): InboxItem[] {
  const show = seen.run.show;
  if (show === null) return [];
  const open = seen.issues.filter((issue) => issue.before_show);
  const start = seen.desk.findLast((press) => press.kind === "show.start" && press.ref === show.id);
  const count = start?.x["open"];
  const explained = seen.desk.some(
    (press) => press.kind === "note" && press.x["reason_for"] === show.id,
  );
  const items: InboxItem[] = [];
  const ref = `issues:${show.id}:${open.length}`;
  const [first] = open;
  if (first !== undefined && !settled(seen, ref)) {
    items.push({
      kind: "issues",
      id: ref,
      urgency: "soon",
      due: null,
      count: open.length,
      first: first.text,
    });
  }
  if (typeof count === "number" && count > 0 && !explained) {
    items.push({
      kind: "reason",
      id: `reason:${show.id}`,
      urgency: "calm",
      due: null,
      show: show.id,
      count,
    });
  }
  return items;
}
