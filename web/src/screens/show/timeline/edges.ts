// Moving an edge: how far it may go, where it lands, and what the lane would look like then.
//
// `laid` says beforehand what `timeline.fix` will do (docs/specs/fold.md, Corrections), so that a
// person sees it before pressing. The server decides; after the press its answer is shown.
import { type Edge, endOf, type LaneName, type SpanLike } from "./lanes";
import type { Stretch } from "./scale";

/** One correction as `x` of a `timeline.fix`, its reason left out. */
export type Fix =
  | { lane: LaneName; host?: string; op: "edge"; span: string; edge: Edge; at: number }
  | { lane: LaneName; host?: string; op: "drop"; span: string }
  | {
      lane: LaneName;
      host?: string;
      op: "add";
      from: number;
      to: number | null;
      key?: string;
      product?: string;
    }
  | { lane: LaneName; host?: string; op: "overlay"; from: number; to: number; spans: Given[] };

/** Every correction there is; those that only take one back are not thought about beforehand. */
export type Correction =
  | Fix
  /** What a correction took away comes back as it was. */
  | { lane: LaneName; host?: string; op: "restore"; span: string }
  /** A span that was ended runs on. */
  | { lane: LaneName; host?: string; op: "edge"; span: string; edge: "to"; at: null };

/** A span as an overlay spells it. */
export interface Given {
  from: number;
  to: number | null;
  key: string;
  product?: string;
}

const SECOND = 1_000;

/** Where an edge is now; the end of a span that runs is `bounds.to`. */
export const edgeAt = (span: SpanLike, edge: Edge, bounds: Stretch) =>
  edge === "from" ? span.start : endOf(span, bounds.to);

/** How far an edge may go: within the show, and a second of the span has to stay. */
export function limits(span: SpanLike, edge: Edge, bounds: Stretch): Stretch {
  return edge === "from"
    ? { from: bounds.from, to: Math.max(bounds.from, endOf(span, bounds.to) - SECOND) }
    : { from: Math.min(bounds.to, span.start + SECOND), to: bounds.to };
}

const clamped = (ms: number, { from, to }: Stretch) => Math.min(Math.max(ms, from), to);

/** Where a dragged edge lands: on a whole second, within its limits. */
export const dropped = (ms: number, limit: Stretch) =>
  clamped(Math.round(ms / SECOND) * SECOND, limit);

/** An edge moved by keys: whole seconds on from the one it shows. */
export const nudged = (ms: number, seconds: number, limit: Stretch) =>
  clamped(Math.floor(ms / SECOND) * SECOND + seconds * SECOND, limit);

/**
 * The lane after a correction, for looking at; spans of other hosts must not be among them. `gone`:
 * what may be restored.
 */
export function laid<Span extends SpanLike>(
  spans: readonly Span[],
  fix: Correction,
  bounds: Stretch,
  gone: readonly SpanLike[] = [],
): SpanLike[] {
  if (fix.op === "drop") return spans.filter((span) => span.id !== fix.span);
  if (fix.op === "restore") {
    const back = gone.find((span) => span.id === fix.span);
    const stands = spans.some((span) => span.id === fix.span);
    return back === undefined || stands ? [...spans] : put(spans, held(back, bounds));
  }
  if (fix.op === "add") {
    const { from, to, key = "", product = null } = fix;
    return put(spans, held({ id: "", key, start: from, end: to, product }, bounds));
  }
  if (fix.op === "overlay") {
    const bare = carved(spans, { id: "", key: "", start: fix.from, end: fix.to, product: null });
    return fix.spans.reduce<SpanLike[]>((lane, { from, to, key, product = null }, index) => {
      const given = { id: `#${index}`, key, start: from, end: to, product };
      return put(lane, held(given, bounds));
    }, bare);
  }
  const span = spans.find((one) => one.id === fix.span);
  if (span === undefined) return [...spans];
  if (fix.at === null) {
    const others = spans.filter((one) => one !== span);
    return put(others, held({ ...span, end: null }, bounds));
  }
  const { at } = fix;
  const first = fix.edge === "from";
  const old = first ? span.start : endOf(span);
  let lane: SpanLike[] = spans.filter((one) => one !== span);
  // A neighbour that touched the edge moves along.
  for (const other of lane.filter((one) => (first ? endOf(one) : one.start) === old)) {
    const moved = first ? { ...other, end: at } : { ...other, start: at };
    lane = put(
      lane.filter((one) => one !== other),
      held(moved, bounds),
    );
  }
  return put(lane, held(first ? { ...span, start: at } : { ...span, end: at }, bounds));
}

/** A span put in stays inside its show. */
const held = (span: SpanLike, bounds: Stretch): SpanLike => ({
  ...span,
  start: Math.max(span.start, bounds.from),
  end: span.end === null ? null : Math.min(span.end, bounds.to),
});

/** Nothing runs any more where `span` is; a span across it falls into two. */
function carved(spans: readonly SpanLike[], span: SpanLike): SpanLike[] {
  return spans.flatMap((one) => {
    if (endOf(one) <= span.start || one.start >= endOf(span)) return [one];
    const left = one.start < span.start ? [{ ...one, end: span.start }] : [];
    if (endOf(one) <= endOf(span)) return left;
    const id = left.length > 0 ? `${one.id}'` : one.id;
    return [...left, { ...one, id, start: endOf(span) }];
  });
}

/** Insert a span; what it covers is carved away. */
function put(spans: readonly SpanLike[], span: SpanLike): SpanLike[] {
  if (endOf(span) <= span.start) return [...spans];
  return [...carved(spans, span), span].toSorted((a, b) => a.start - b.start);
}

/** What one correction would do to the spans around it: those that move or vanish. */
export interface Moved {
  span: SpanLike;
  /** null: it is gone. */
  now: SpanLike | null;
}

export function movedBy(before: readonly SpanLike[], after: readonly SpanLike[]): Moved[] {
  const now = new Map(after.map((span) => [span.id, span]));
  return before.flatMap((span) => {
    const there = now.get(span.id) ?? null;
    const same = there !== null && there.start === span.start && there.end === span.end;
    return same ? [] : [{ span, now: there }];
  });
}
