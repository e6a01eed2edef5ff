// Setting right what was marked wrong: the bodies of `timeline.fix`. [plain]
import type { Command } from "@/live/commands";

export type FixLane = "segment" | "pitch" | "pin" | "shift" | "host" | "lucky_bag";

/** A stretch as it stands now; `end` null: it still runs. */
export interface Fixable {
  lane: FixLane;
  id: string;
  /** The host, of a host's stretch. */
  key: string;
  start: number;
  end: number | null;
  product: string | null;
}

/** The lane a kind of press writes to; null: it has no stretch to set right. */
export const LANE_OF: Record<string, FixLane> = {
  "segment.take": "segment",
  "pitch.start": "pitch",
  pin: "pin",
  "shift.start": "shift",
  "host.on": "host",
  "lucky_bag.start": "lucky_bag",
};

const fix = (
  span: Pick<Fixable, "lane" | "id" | "key">,
  x: Record<string, unknown>,
  why: string,
): Command => ({
  kind: "timeline.fix",
  x: {
    lane: span.lane,
    ...(span.lane === "host" && { host: span.key }),
    ...x,
    ...(why !== "" && { why }),
  },
});

/** It never happened. */
export const dropped = (span: Fixable, why: string): Command =>
  fix(span, { op: "drop", span: span.id }, why);

/** It did happen: the press whose stretch a correction took away has it back, as it was. */
export function restored(
  press: { id: string; kind: string; ref: string | null },
  presses: readonly Fix[],
): Command | null {
  const lane = LANE_OF[press.kind];
  if (lane === undefined) return null;
  const span = { lane, id: idNow(presses, press.id), key: press.ref ?? "" };
  return fix(span, { op: "restore", span: span.id }, "");
}

/** An edge, `by` ms later (earlier when negative). A neighbour that touches it moves along. */
export function shifted(
  span: Fixable,
  edge: "from" | "to",
  by: number,
  why: string,
): Command | null {
  const from = edge === "from" ? span.start : span.end;
  if (from === null) return null;
  return fix(span, { op: "edge", span: span.id, edge, at: from + by }, why);
}

/** Another link was meant: the same stretch, of `product`. `now` is the room's time. */
export function moved(
  span: Fixable,
  to: { product: string; no: number | null; name: string },
  now: number,
  why: string,
): Command {
  const end = span.end ?? Math.max(now, span.start + 1);
  return fix(
    span,
    {
      op: "overlay",
      span: span.id,
      from: span.start,
      to: end,
      // Still running: the new stretch runs on, and takes the place of what is left of the old one.
      spans: [{ from: span.start, to: span.end, product: to.product }],
      name: to.name,
      ...(to.no !== null && { link_no: to.no }),
    },
    why,
  );
}

/** Whether an edge may go there: not before what it would turn round, not after now. */
export function mayShift(span: Fixable, edge: "from" | "to", by: number, now: number): boolean {
  const at = (edge === "from" ? span.start : span.end) ?? Number.NaN;
  const moved = at + by;
  if (Number.isNaN(moved) || moved > now) return false;
  return edge === "from" ? moved < (span.end ?? now) : moved > span.start;
}

interface Fix {
  id: string;
  kind: string;
  x: Record<string, unknown>;
}

/** Under which id the stretch that a press began stands now: another link gave it a new one. */
export function idNow(presses: readonly Fix[], press: string): string {
  let id = press;
  for (const fix of presses) {
    if (fix.kind !== "timeline.fix" || fix.x["op"] !== "overlay" || fix.x["span"] !== id) continue;
    id = `${fix.id}#0`;
  }
  return id;
}

/** What became of each press that was set right, by its id. */
export function fates(presses: readonly Fix[]): Map<string, "dropped" | "changed"> {
  const root = new Map<string, string>();
  const found = new Map<string, "dropped" | "changed">();
  /** Those that had been set right before they were dropped. */
  const changed = new Set<string>();
  for (const fix of presses) {
    const span = fix.x["span"];
    if (fix.kind !== "timeline.fix" || typeof span !== "string") continue;
    const press = root.get(span) ?? span;
    if (fix.x["op"] === "overlay") root.set(`${fix.id}#0`, press);
    const op = fix.x["op"];
    if (op === "restore" && !changed.has(press)) {
      found.delete(press);
      continue;
    }
    if (op !== "drop") changed.add(press);
    found.set(press, op === "drop" ? "dropped" : "changed");
  }
  return found;
}
