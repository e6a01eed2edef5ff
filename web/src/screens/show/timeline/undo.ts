// What has to be pressed to make a lane as it was: a correction is never erased, only set right again.
import { type Fix, type Given, laid } from "./edges";
import { endOf, type LaneName, type SpanLike } from "./lanes";
import type { Stretch } from "./scale";

/**
 * The corrections that lead from `after` back to `before`, in the order they have to be pressed:
 * what was put in goes, edges go back, what was lost is put in again. Spans that are still there
 * keep their identity; only where that cannot be done is the stretch laid anew.
 */
export function wayBack(
  before: readonly SpanLike[],
  after: readonly SpanLike[],
  of: { lane: LaneName; host?: string },
  bounds: Stretch,
): Fix[] {
  const fixes: Fix[] = [];
  let lane: readonly SpanLike[] = after;
  const press = (fix: Fix) => {
    fixes.push(fix);
    lane = laid(lane, fix, bounds);
  };
  const known = new Set(before.map((span) => span.id));
  // The right half of a span that was cut through is covered again when its left half grows back.
  const halves = (id: string) => known.has(id.replace(/'+$/, ""));
  for (const span of after) {
    if (!known.has(span.id) && !halves(span.id)) press({ ...of, op: "drop", span: span.id });
  }
  for (const span of before) {
    for (const edge of ["from", "to"] as const) {
      const now = lane.find((one) => one.id === span.id);
      if (now === undefined || (edge === "to" && span.end === null)) continue;
      const wanted = edge === "from" ? span.start : endOf(span);
      const is = edge === "from" ? now.start : endOf(now);
      if (is !== wanted) press({ ...of, op: "edge", span: span.id, edge, at: wanted });
    }
  }
  for (const span of before) {
    if (!lane.some((one) => one.id === span.id)) press({ ...of, op: "add", ...given(span) });
  }
  // Neighbours that were dragged along may still cover what was empty.
  for (const gap of gaps(before, bounds)) {
    const covered = lane.some((one) => one.start < gap.to && endOf(one) > gap.from);
    if (covered) press({ ...of, op: "overlay", ...gap, spans: [] });
  }
  if (sameCover(lane, before)) return fixes;
  return [{ ...of, op: "overlay", ...bounds, spans: before.map(given) }];
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
