// The bars beside the parts of a difference: all on one scale, less to the left, more to the right.
// [plain]
import type { FunnelStep } from "./findings";

/** In per cent of the track, whose middle is no difference; `usual`: half the width of what shows like
 * this bring by themselves, null where nobody can say. */
export interface Bar {
  left: number;
  width: number;
  usual: number | null;
}

const HALF = 50;

/** The longest part fills its half. What is usual may reach further: it ends at the edge. */
export function barsOf(steps: readonly Pick<FunnelStep, "part" | "limit">[]): Bar[] {
  const most = Math.max(1, ...steps.map(({ part }) => Math.abs(part)));
  const on = (fen: number) => Math.min(HALF, (Math.abs(fen) / most) * HALF);
  return steps.map(({ part, limit }) => ({
    left: part < 0 ? HALF - on(part) : HALF,
    width: on(part),
    usual: limit === null ? null : on(limit),
  }));
}
