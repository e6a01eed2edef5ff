// A way back of many presses, as a lane laid over what changed: a long list taken back one by one would
// take minutes.
import { type Correction, type Given, movedBy } from "./edges";
import { endOf, type SpanLike } from "./lanes";
import type { Stretch } from "./scale";

/** From so many presses on. */
const MOST_BACK = 24;
/** A correction carries at most 8 KiB: so many spans go into one. */
const MOST_SPANS = 25;

/** The way back, or if that is long the lane as it was `before` over what is different `now`: spans
 * keep their rows, and what others pressed elsewhere stays. `fix`: one of those taken back. */
export function fewest(
  back: readonly Correction[],
  { lane, host }: Pick<Correction, "lane" | "host">,
  before: readonly SpanLike[],
  now: readonly SpanLike[],
  bounds: Stretch,
): readonly Correction[] {
  if (back.length <= MOST_BACK) return back;
  const moved = [...movedBy(before, now), ...movedBy(now, before)].map(({ span }) => span);
  const from = Math.min(...moved.map((span) => span.start));
  const to = Math.max(...moved.map((span) => endOf(span, bounds.to)));
  const spans = before.flatMap((span): Given[] => {
    if (span.start >= to || endOf(span) <= from) return [];
    const end = span.end === null ? null : Math.min(span.end, to);
    const product = span.product === null ? {} : { product: span.product };
    return [{ from: Math.max(span.start, from), to: end, key: span.key, ...product }];
  });
  const out: Correction[] = [];
  for (let at = 0; at === 0 || at < spans.length; at += MOST_SPANS) {
    out.push({
      lane,
      ...(host !== undefined && { host }),
      op: "overlay",
      from: at === 0 ? from : (spans[at]?.from ?? from),
      to: spans[at + MOST_SPANS]?.from ?? to,
      spans: spans.slice(at, at + MOST_SPANS),
    });
  }
  return out;
}
