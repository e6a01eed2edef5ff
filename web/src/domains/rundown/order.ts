// The order of a plan as its list shows it, and what moving a segment in that list means.
//
// A linear plan is one list. A loop's list has two groups: what comes round, and the one-offs
// beside it. A move is kept as what was meant (before which neighbour, in which group), so that it
// can be made again on top of somebody else's.

/** As much of a segment as its place takes. */
export interface Placed {
  id: number;
  version: number;
  in_loop: boolean;
}

export interface Ordered {
  kind: "linear" | "loop";
  segments: readonly Placed[];
}

export type ListRow<Segment extends Placed> =
  { group: "loop" | "once"; segment: null } | { group: "loop" | "once" | null; segment: Segment };

/** The rows of the list: segments, and in a loop a heading over each group. */
export function listRows<Segment extends Placed>(plan: {
  kind: "linear" | "loop";
  segments: readonly Segment[];
}): ListRow<Segment>[] {
  if (plan.kind === "linear") return plan.segments.map((segment) => ({ group: null, segment }));
  const inGroup = (group: "loop" | "once"): ListRow<Segment>[] => [
    { group, segment: null },
    ...plan.segments
      .filter((segment) => segment.in_loop === (group === "loop"))
      .map((segment) => ({ group, segment })),
  ];
  return [...inGroup("loop"), ...inGroup("once")];
}

/** Segments to stand between two neighbours of one group; `loop` null: there are no groups. */
export interface Intent {
  moving: number[];
  /** Whom they go behind; null: they come first. */
  previous: number | null;
  next: number | null;
  loop: boolean | null;
}

/** What is meant by putting segments before the row of index `before`. */
export function intentOf(plan: Ordered, moving: readonly number[], before: number): Intent {
  const rows = listRows(plan);
  // A heading belongs to its group: before the first one there is only the first group.
  const group = rows[Math.max(0, before - 1)]?.group ?? null;
  const stays = (row: ListRow<Placed>): number | null =>
    row.segment && row.group === group && !moving.includes(row.segment.id) ? row.segment.id : null;
  return {
    moving: plan.segments.map((one) => one.id).filter((one) => moving.includes(one)),
    previous:
      rows
        .slice(0, before)
        .map(stays)
        .findLast((id) => id !== null) ?? null,
    next:
      rows
        .slice(before)
        .map(stays)
        .find((id) => id !== null) ?? null,
    loop: group === null ? null : group === "loop",
  };
}

export interface Order {
  position: number[];
  moved: { segment: number; expect: number; in_loop: boolean }[];
}

/** Where in `rest` a group of segments is put. */
function placeOf(rest: readonly number[], { previous, next }: Intent): number | null {
  const ahead = next === null ? -1 : rest.indexOf(next);
  if (ahead >= 0) return ahead;
  const behind = previous === null ? -1 : rest.indexOf(previous);
  if (behind >= 0) return behind + 1;
  // Alone in their group they stay where they are; with both neighbours gone they go to an end.
  if (previous === null && next === null) return null;
  return previous === null ? 0 : rest.length;
}

/** The whole order once it was done; null when nothing would change. */
export function orderOf(plan: Ordered, intent: Intent): Order | null {
  const { moving, loop } = intent;
  const known = new Map(plan.segments.map((segment) => [segment.id, segment]));
  const going = moving.filter((id) => known.has(id));
  const all = plan.segments.map((one) => one.id);
  const rest = all.filter((id) => !going.includes(id));
  const place = placeOf(rest, intent);
  const position = place === null ? all : rest.toSpliced(place, 0, ...going);
  const moved = going.flatMap((id) => {
    const segment = known.get(id);
    if (segment === undefined || loop === null || segment.in_loop === loop) return [];
    return [{ segment: id, expect: segment.version, in_loop: loop }];
  });
  const same = position.every((id, index) => id === plan.segments[index]?.id);
  return same && moved.length === 0 ? null : { position, moved };
}

/** Whether somebody else has moved one of the same segments between `seen` and `now`. */
export function movedByOthers(seen: Ordered, now: Ordered, moving: readonly number[]): boolean {
  const still = new Set(now.segments.map((one) => one.id));
  const was = new Set(seen.segments.map((one) => one.id));
  const common = (plan: Ordered) =>
    plan.segments.filter((one) => still.has(one.id) && was.has(one.id));
  const before = common(seen);
  const after = common(now);
  return moving.some((id) => {
    const a = before.findIndex((one) => one.id === id);
    const b = after.findIndex((one) => one.id === id);
    if (a < 0 || b < 0) return true;
    return before[a - 1]?.id !== after[b - 1]?.id && before[a + 1]?.id !== after[b + 1]?.id;
  });
}

/** The plan with its segments in this order, as the page shows it until the server has answered. */
export function inOrder<Segment extends Placed, Plan extends { segments: readonly Segment[] }>(
  plan: Plan,
  { position, moved }: Order,
): Plan {
  const into = new Map(moved.map((one) => [one.segment, one.in_loop]));
  const byId = new Map(plan.segments.map((segment) => [segment.id, segment]));
  const segments = position.flatMap((id) => {
    const segment = byId.get(id);
    return segment === undefined ? [] : [{ ...segment, in_loop: into.get(id) ?? segment.in_loop }];
  });
  return { ...plan, segments };
}
