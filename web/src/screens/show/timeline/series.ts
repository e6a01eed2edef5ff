// A number of every minute as the outline of an area. A minute that is unknown is a hole, not a zero.
import { type Stretch, toX } from "./scale";

const MINUTE = 60_000;

export interface Minutes {
  /** Beginning of each minute, UTC ms, rising; a minute may be missing. */
  minutes: readonly number[];
  values: readonly (number | null)[];
}

/** The largest value there is; null when nothing is known. */
export function peakOf({ values }: Minutes): number | null {
  let peak: number | null = null;
  for (const value of values) if (value !== null && (peak === null || value > peak)) peak = value;
  return peak;
}

/** The value of the minute that holds `at`; null where it is unknown or not there. */
export function valueAt({ minutes, values }: Minutes, at: number): number | null {
  const start = Math.floor(at / MINUTE) * MINUTE;
  let low = 0;
  let high = minutes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((minutes[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return minutes[low] === start ? (values[low] ?? null) : null;
}

/**
 * The area under the minutes in view as an SVG path: steps, `height` tall at `peak`, standing on
 * y = height. Empty when nothing in view is known.
 */
export function areaPath(
  series: Minutes,
  view: Stretch,
  width: number,
  height: number,
  peak: number,
): string {
  const top = peak > 0 ? peak : 1;
  const fixed = (pixel: number) => pixel.toFixed(1);
  let path = "";
  let open = false;
  let expected = Number.NaN;
  const close = () => {
    if (open) path += `V${fixed(height)}Z`;
    open = false;
  };
  for (const [index, start] of series.minutes.entries()) {
    const value = series.values[index] ?? null;
    if (start + MINUTE <= view.from || start >= view.to) continue;
    if (value === null || start !== expected) close();
    expected = start + MINUTE;
    if (value === null) continue;
    const left = Math.max(0, toX(view, width, start));
    const right = Math.min(width, toX(view, width, start + MINUTE));
    const y = fixed(height - (Math.max(0, value) / top) * height);
    path += open ? `V${y}` : `M${fixed(left)} ${fixed(height)}V${y}`;
    path += `H${fixed(right)}`;
    open = true;
  }
  close();
  return path;
}
