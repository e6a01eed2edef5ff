// What lies on a lane, and how spans that overlap are put into rows under each other.

export const LANES = ["segment", "pitch", "pin", "shift", "host", "lucky_bag"] as const;
export type LaneName = (typeof LANES)[number];
export type Edge = "from" | "to";

/** As much of a span as laying it out and correcting it needs. `end` null: it still runs. */
export interface SpanLike {
  id: string;
  key: string;
  start: number;
  end: number | null;
  product: string | null;
}

/** The end of a span as a number; of one that runs, `open`. */
export const endOf = (span: SpanLike, open = Number.POSITIVE_INFINITY) => span.end ?? open;

/** In the fewest rows in which nothing overlaps: two hosts on mic stand under each other. */
export function rowsOf<Span extends SpanLike>(spans: readonly Span[]): Span[][] {
  const rows: Span[][] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || endOf(a) - endOf(b))) {
    const row = rows.find((one) => {
      const last = one.at(-1);
      return last === undefined || endOf(last) <= span.start;
    });
    if (row === undefined) rows.push([span]);
    else row.push(span);
  }
  return rows;
}

/** The span that runs at `at`, the one that began last. */
export const spanAt = <Span extends SpanLike>(spans: readonly Span[], at: number) =>
  spans.findLast((span) => span.start <= at && at < endOf(span));

/** The neighbour `step` spans away in order of time; from nothing: the one nearest to `at`. */
export function neighbour<Span extends SpanLike>(
  spans: readonly Span[],
  id: string | null,
  step: number,
  at: number,
): Span | undefined {
  const inOrder = spans.toSorted((a, b) => a.start - b.start);
  const here = inOrder.findIndex((span) => span.id === id);
  if (here >= 0) return inOrder[Math.min(Math.max(here + step, 0), inOrder.length - 1)];
  const away = (span: Span) => (at < span.start ? span.start - at : Math.max(0, at - endOf(span)));
  return inOrder.toSorted((a, b) => away(a) - away(b))[0];
}
