// Where a dragged row would go, and how fast its list scrolls along. Pixels in, index out.

/** One row in sight. */
export interface Span {
  index: number;
  top: number;
  bottom: number;
}

/** The gap at height `y`: the index of the row it is before; one more than the last for the end. */
export function gapAt(spans: readonly Span[], y: number): number | null {
  const last = spans.at(-1);
  if (last === undefined) return null;
  const after = spans.find(({ top, bottom }) => y < (top + bottom) / 2);
  return after === undefined ? last.index + 1 : after.index;
}

const EDGE_PX = 48;
const FASTEST_PX = 14;

/** Pixels a frame by which a list from `top` to `bottom` scrolls while the pointer is at `y`. */
export function edgeSpeed(y: number, top: number, bottom: number): number {
  const up = top + EDGE_PX - y;
  const down = y - (bottom - EDGE_PX);
  const depth = Math.max(up, down);
  if (depth <= 0) return 0;
  const speed = Math.round(Math.min(1, depth / EDGE_PX) * FASTEST_PX);
  return up > down ? -speed : speed;
}

/** `keys` with the `moving` ones put, in their own order, before what stands at index `before`. */
export function putBefore<Key>(
  keys: readonly Key[],
  moving: readonly Key[],
  before: number,
): Key[] {
  const going = new Set(moving);
  const stays = (key: Key) => !going.has(key);
  return [
    ...keys.slice(0, before).filter(stays),
    ...keys.filter((key) => going.has(key)),
    ...keys.slice(before).filter(stays),
  ];
}

/** Where `moving` are put to stand one place further up (-1) or down (+1); null at the end. */
export function stepped<Key>(
  keys: readonly Key[],
  moving: readonly Key[],
  step: -1 | 1,
): number | null {
  const places = moving.map((key) => keys.indexOf(key)).filter((place) => place >= 0);
  if (places.length === 0) return null;
  const before = step === -1 ? Math.min(...places) - 1 : Math.max(...places) + 2;
  return before < 0 || before > keys.length ? null : before;
}
