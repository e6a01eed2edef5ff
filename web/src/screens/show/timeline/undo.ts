// What has to be pressed to make a lane as it was: a correction is never erased, only set right again.
import { type Correction, type Given, laid } from "./edges";
import { endOf, type LaneName, type SpanLike } from "./lanes";
import type { Stretch } from "./scale";

/** A lane as it is now, and what corrections took away from it. */
export interface Standing {
  lane: readonly SpanLike[];
  gone: readonly SpanLike[];
}

/**
 * The corrections that take back the one that led from `before` to `after`, in the order they have
 * to be pressed: what was put in goes, edges go back, what was lost is restored. Spans keep their
 * identity; only where that cannot be done is the stretch laid anew. What was pressed or set right
 * since then by others stays.
 */
export function wayBack(
  before: readonly SpanLike[],
  after: readonly SpanLike[],
  of: { lane: LaneName; host?: string },
  bounds: Stretch,
  { lane: now, gone }: Standing = { lane: after, gone: [] },
): Correction[] {
  const fixes: Correction[] = [];
  let lane: readonly SpanLike[] = now;
  const press = (fix: Correction) => {
    fixes.push(fix);
    lane = laid(lane, fix, bounds, gone);
  };
  const wanted = goal(before, after, { lane: now, gone });
  const known = new Set(wanted.map((span) => span.id));
  // The right half of a span that was cut through is covered again when its left half grows back.
  const halves = (id: string) => known.has(id.replace(/'+$/, ""));
  for (const span of now) {
    if (!known.has(span.id) && !halves(span.id)) press({ ...of, op: "drop", span: span.id });
  }
  for (const span of wanted) {
    const is = () => lane.find((one) => one.id === span.id);
    if (is() !== undefined && is()?.start !== span.start) {
      press({ ...of, op: "edge", span: span.id, edge: "from", at: span.start });
    }
    if (is() !== undefined && is()?.end !== span.end) {
      const edge = { ...of, op: "edge", span: span.id, edge: "to" } as const;
      press(span.end === null ? { ...edge, at: null } : { ...edge, at: span.end });
    }
  }
  const taken = new Set(gone.map((span) => span.id));
  for (const span of wanted) {
    if (lane.some((one) => one.id === span.id)) continue;
    if (taken.has(span.id)) press({ ...of, op: "restore", span: span.id });
    else press({ ...of, op: "add", ...given(span) });
  }
  // Neighbours that were dragged along may still cover what was empty.
  for (const gap of gaps(wanted, bounds)) {
    const covered = lane.some((one) => one.start < gap.to && endOf(one) > gap.from);
    if (covered) press({ ...of, op: "overlay", ...gap, spans: [] });
  }
  if (sameCover(lane, wanted)) return fixes;
  return [{ ...of, op: "overlay", ...bounds, spans: wanted.map(given) }];
}

/** What the lane has to become: as before where the correction changed it, else as it is now. */
function goal(
  before: readonly SpanLike[],
  after: readonly SpanLike[],
  { lane, gone }: Standing,
): SpanLike[] {
  const by = (spans: readonly SpanLike[]) => new Map(spans.map((span) => [span.id, span]));
  const [was, then, now, taken] = [by(before), by(after), by(lane), by(gone)];
  const back = before.flatMap((span): SpanLike[] => {
    const [left, is] = [then.get(span.id), now.get(span.id)];
    // Taken away by the correction: as it would have ended since, unless it has come back.
    if (left === undefined) return [is ?? taken.get(span.id) ?? span];
    if (is === undefined) return []; // somebody else took it away since
    return [
      {
        ...span,
        start: left.start === span.start ? is.start : span.start,
        end: left.end === span.end ? is.end : span.end,
      },
    ];
  });
  return [...back, ...lane.filter((span) => !was.has(span.id) && !then.has(span.id))];
}

const given = (span: SpanLike): Given => ({
  from: span.start,
  to: span.end,
  key: span.key,
  ...(span.product !== null && { product: span.product }),
});

/** Stretches of `bounds` in which nothing runs. */
function gaps(spans: readonly SpanLike[], bounds: Stretch): Stretch[] {
  const out: Stretch[] = [];
  let at = bounds.from;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start > at) out.push({ from: at, to: span.start });
    at = Math.max(at, endOf(span));
  }
  if (at < bounds.to) out.push({ from: at, to: bounds.to });
  return out;
}

/** Whether at every instant the same row counts. */
export function sameCover(a: readonly SpanLike[], b: readonly SpanLike[]): boolean {
  const told = (spans: readonly SpanLike[]) =>
    spans
      .toSorted((x, y) => x.start - y.start)
      .map((span) => `${span.start}-${span.end ?? ""} ${span.key} ${span.product ?? ""}`)
      .join();
  return told(a) === told(b);
}
