// Which links get which numbers and places, for the server to do in one act.
//
// A number belongs to a place in the bag. So when links change places with their numbers, place k
// keeps its number (or its having none), and whoever stands there now goes by it.
import { putBefore } from "@/kit/drag/places";

/** As much of a link as its place takes. */
export interface Placed {
  id: number;
  version: number;
  link_no: number | null;
  position: number;
}

/** One link as it shall stand; `expect` is the version the page saw. */
export interface Move {
  link: number;
  expect: number;
  link_no: number | null;
  position: number | null;
}

/** Places as they are, or counted anew where two links share one. */
function placesOf(rows: readonly Placed[]): number[] {
  const places = rows.map((row) => row.position);
  const rising = places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0));
  return rising ? places : rows.map((_, at) => at + 1);
}

/** `rows` with `moving` put before index `before`, as they would then stand. */
export function rearranged<Row extends Placed>(
  rows: readonly Row[],
  moving: readonly number[],
  before: number,
  withNumbers: boolean,
): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const places = placesOf(rows);
  const order = putBefore(
    rows.map((row) => row.id),
    moving,
    before,
  );
  return order.flatMap((id, at) => {
    const row = byId.get(id);
    const there = rows[at];
    if (row === undefined || there === undefined) return [];
    const link_no = withNumbers ? there.link_no : row.link_no;
    return [{ ...row, position: places[at] ?? at + 1, link_no }];
  });
}

/** Every link in the order of the rows as number 1, 2, 3 … */
export const countedUp = <Row extends Placed>(rows: readonly Row[]): Row[] =>
  rows.map((row, at) => ({ ...row, link_no: at + 1 }));

/**
 * `id` as number `wanted`. Who has that number now gets the one that becomes free; a link without
 * a number has none to give, so the number is only asked for, and the server says whose it is.
 */
export function renumbered<Row extends Placed>(
  rows: readonly Row[],
  id: number,
  wanted: number | null,
): Row[] {
  const own = rows.find((row) => row.id === id)?.link_no ?? null;
  const exchange = wanted !== null && own !== null;
  return rows.map((row) => {
    if (row.id === id) return { ...row, link_no: wanted };
    return exchange && row.link_no === wanted ? { ...row, link_no: own } : row;
  });
}

/** What has to be done to get from `now` to `then`: only the links that differ. */
export function movesTo(now: readonly Placed[], then: readonly Placed[]): Move[] {
  const before = new Map(now.map((row) => [row.id, row]));
  return then.flatMap(({ id, link_no, position }) => {
    const row = before.get(id);
    if (row === undefined || (row.link_no === link_no && row.position === position)) return [];
    return [
      {
        link: id,
        expect: row.version,
        link_no,
        position: row.position === position ? null : position,
      },
    ];
  });
}
