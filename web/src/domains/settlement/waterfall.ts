// Where the bars of a profit stand: each cost takes away from what was left above it. [plain]
import type { ProfitPart, Range } from "./profit";

/** A stretch of the axis, in hundredths of its length: what is certain, and what may be besides. */
export interface Bar {
  certain: readonly [number, number];
  /** Empty where the value is one number. */
  perhaps: readonly [number, number];
  /** Nobody knows how far it goes to the left. */
  open: boolean;
}

export interface Waterfall {
  bars: readonly Bar[];
  profit: Bar;
  /** Where nothing is left, in hundredths. */
  zero: number;
}

/**
 * The bars of `parts` from the top: sales from 0 to the right, each further part to the left of the
 * best that was left before it. The axis holds every end that is known, and 0.
 */
export function waterfallOf(parts: readonly ProfitPart[], profit: Range): Waterfall {
  const spans = spansOf(parts);
  const last = fromZero(profit);
  const ends = [0, ...spans, last].flatMap((one) =>
    typeof one === "number" ? one : [...one.certain, ...one.perhaps],
  );
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  // With nothing to show the axis still has a length.
  const length = Math.max(most - least, 1);
  const place = (value: number) => ((value - least) * 100) / length;
  const bar = (one: Span): Bar => ({
    certain: [place(one.certain[0]), place(one.certain[1])],
    perhaps: [one.open ? 0 : place(one.perhaps[0]), place(one.perhaps[1])],
    open: one.open,
  });
  return { bars: spans.map(bar), profit: bar(last), zero: place(0) };
}

/** In minor units, left end first. */
interface Span {
  certain: readonly [number, number];
  perhaps: readonly [number, number];
  open: boolean;
}

function spansOf(parts: readonly ProfitPart[]): Span[] {
  let left = 0;
  return parts.map(({ part, range }) => {
    if (part === "net_sales") {
      left = range.high ?? Math.max(range.low ?? 0, 0);
      return fromZero(range);
    }
    const before = left;
    // The best that may be left: the cost at its least.
    left += range.high ?? 0;
    const open = range.low === null;
    const worst = range.low === null ? left : before + range.low;
    return { certain: [left, before], perhaps: [Math.min(worst, left), left], open };
  });
}

/** A value that stands at 0: certain as far as both ends agree on it. */
function fromZero({ low, high }: Range): Span {
  const best = high ?? low ?? 0;
  const worst = low ?? Math.min(best, 0);
  const sure = worst > 0 ? Math.min(worst, best) : best < 0 ? Math.max(worst, best) : 0;
  const certain = sure < 0 ? ([sure, 0] as const) : ([0, sure] as const);
  return { certain, perhaps: [worst, best], open: low === null };
}
