// Where somebody is in a plan: the segment they have chosen, and the cell of it that they write in.
import type { Present } from "@/live/standing";

/** `cell`: as the pane marks its fields with `data-spot`; null: only the segment is chosen. */
export interface Where {
  segment: number;
  cell: string | null;
}

/** Somebody else with this plan open. */
export interface Other {
  page: number;
  name: string;
  where: Where | null;
}

export const spotOf = ({ segment, cell }: Where): string =>
  cell === null ? String(segment) : `${segment}/${cell}`;

/** null: no segment is chosen there, or a newer page says something this one cannot read. */
export function whereOf(spot: string | null): Where | null {
  const found = /^([1-9]\d{0,15})(?:\/(.+))?$/.exec(spot ?? "");
  return found === null ? null : { segment: Number(found[1]), cell: found[2] ?? null };
}

/** The others without one's own pages. */
export const othersOf = (present: readonly Present[], me: number | null): Other[] =>
  present
    .filter(({ user }) => user !== me)
    .map(({ page, name, spot }) => ({ page, name, where: whereOf(spot) }));

/** The others by the segment they are in. */
export const bySegment = (others: readonly Other[]): ReadonlyMap<number, readonly Other[]> =>
  grouped(others, ({ where }) => where?.segment ?? null);

/** The others in the cells of one segment. */
export const byCell = (
  others: readonly Other[],
  segment: number,
): ReadonlyMap<string, readonly Other[]> =>
  grouped(others, ({ where }) => (where?.segment === segment ? where.cell : null));

/** By their key; those without one are left out. */
function grouped<Key>(others: readonly Other[], keyOf: (other: Other) => Key | null) {
  const found = new Map<Key, Other[]>();
  for (const other of others) {
    const key = keyOf(other);
    if (key !== null) found.set(key, [...(found.get(key) ?? []), other]);
  }
  return found;
}

/** One character that stands for a name: the last of a Chinese one (小梅 → 梅), else the first. */
export function initialOf(name: string): string {
  const characters = [...name.trim()];
  const last = characters.at(-1) ?? "";
  return /\p{Script=Han}/u.test(last) ? last : (characters[0] ?? "").toUpperCase();
}
