// Two people at one script: what both changed, block by block, against what both had seen.

export interface Block<Kind extends string = string> {
  kind: Kind;
  text: string;
}

/** A stretch of blocks: settled, or changed by both in different ways. */
export type Stretch<B extends Block> = { settled: B[] } | { mine: B[]; theirs: B[]; base: B[] };

export type Preference = "mine" | "theirs" | "both";

export const sameBlock = (a: Block | undefined, b: Block | undefined) =>
  a?.kind === b?.kind && a?.text === b?.text;

export const sameBlocks = (a: readonly Block[], b: readonly Block[]) =>
  a.length === b.length && a.every((block, at) => sameBlock(block, b[at]));

/** For each block of `from` its place in `to`, along a longest common run; null without one. */
function matched(from: readonly Block[], to: readonly Block[]): (number | null)[] {
  const wide = to.length + 1;
  const longest = new Int32Array((from.length + 1) * wide);
  const at = (row: number, column: number) => longest[row * wide + column] ?? 0;
  for (let row = from.length - 1; row >= 0; row -= 1) {
    for (let column = to.length - 1; column >= 0; column -= 1) {
      longest[row * wide + column] = sameBlock(from[row], to[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: (number | null)[] = from.map(() => null);
  let row = 0;
  let column = 0;
  while (row < from.length && column < to.length) {
    if (sameBlock(from[row], to[column])) {
      found[row] = column;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}

/** What became of the blocks between two that all three still have. */
function between<B extends Block>(base: B[], mine: B[], theirs: B[]): Stretch<B>[] {
  if (sameBlocks(base, mine)) return [{ settled: theirs }];
  if (sameBlocks(base, theirs) || sameBlocks(mine, theirs)) return [{ settled: mine }];
  // As many blocks on all sides: each is looked at by itself.
  if (base.length > 1 && base.length === mine.length && base.length === theirs.length) {
    return base.flatMap((_, at) =>
      between(base.slice(at, at + 1), mine.slice(at, at + 1), theirs.slice(at, at + 1)),
    );
  }
  return (
    added(base, mine, theirs) ??
    added(base, theirs, mine) ??
    inPlace(base, mine, theirs) ??
    inPlace(base, theirs, mine)?.map(turned) ?? [{ base, mine, theirs }]
  );
}

const turned = <B extends Block>(stretch: Stretch<B>): Stretch<B> =>
  "settled" in stretch ? stretch : { ...stretch, mine: stretch.theirs, theirs: stretch.mine };

/** `one` has only rewritten blocks; where `other` has left such a block alone, it is settled. */
function inPlace<B extends Block>(base: B[], one: B[], other: B[]): Stretch<B>[] | null {
  if (one.length !== base.length) return null;
  const places = matched(base, other);
  const at = places.findIndex((place) => place !== null);
  const place = places[at] ?? null;
  const rewritten = one[at];
  if (place === null || rewritten === undefined) return null;
  return [
    ...between(base.slice(0, at), one.slice(0, at), other.slice(0, place)),
    { settled: [rewritten] },
    ...between(base.slice(at + 1), one.slice(at + 1), other.slice(place + 1)),
  ];
}

/** One side has only put blocks before or behind what the other has rewritten. */
function added<B extends Block>(base: B[], one: B[], other: B[]): Stretch<B>[] | null {
  const more = one.length - base.length;
  if (base.length === 0 || more <= 0) return null;
  if (sameBlocks(base, one.slice(0, base.length))) {
    return [{ settled: [...other, ...one.slice(base.length)] }];
  }
  if (sameBlocks(base, one.slice(more))) return [{ settled: [...one.slice(0, more), ...other] }];
  return null;
}

/** The script in stretches, from what both had seen, what I wrote and what is there now. */
export function stretches<B extends Block>(
  base: readonly B[],
  mine: readonly B[],
  theirs: readonly B[],
): Stretch<B>[] {
  const inMine = matched(base, mine);
  const inTheirs = matched(base, theirs);
  const found: Stretch<B>[] = [];
  let [b, m, t] = [0, 0, 0];
  for (let at = 0; at <= base.length; at += 1) {
    const [toMine, toTheirs] =
      at === base.length
        ? [mine.length, theirs.length]
        : [inMine[at] ?? null, inTheirs[at] ?? null];
    if (toMine === null || toTheirs === null) continue;
    found.push(...between(base.slice(b, at), mine.slice(m, toMine), theirs.slice(t, toTheirs)));
    const kept = base[at];
    if (kept !== undefined) found.push({ settled: [kept] });
    [b, m, t] = [at + 1, toMine + 1, toTheirs + 1];
  }
  return found;
}

export const conflicts = <B extends Block>(merged: readonly Stretch<B>[]) =>
  merged.filter((stretch) => !("settled" in stretch));

/** One script of the stretches; where both changed the same, whom to prefer. */
export function joined<B extends Block>(merged: readonly Stretch<B>[], prefer: Preference): B[] {
  return merged.flatMap((stretch) => {
    if ("settled" in stretch) return stretch.settled;
    if (prefer === "both") return [...stretch.theirs, ...stretch.mine];
    return stretch[prefer];
  });
}

/** `blocks` with the keys of `before` where they are the same piece of text, else fresh ones. */
export function keyed<B extends Block>(
  before: readonly (B & { key: number })[],
  blocks: readonly B[],
  fresh: () => number,
): (B & { key: number })[] {
  const places = matched(blocks, before);
  const used = new Set(places);
  const keys = places.map((place) => (place === null ? null : (before[place]?.key ?? null)));
  return blocks.map((block, at) => {
    const own = keys[at] ?? null;
    if (own !== null) return { ...block, key: own };
    // A block rewritten in its place is still that block: who writes in it stays where they are.
    const there = before[at];
    if (there !== undefined && !used.has(at) && there.kind === block.kind) {
      used.add(at);
      return { ...block, key: there.key };
    }
    return { ...block, key: fresh() };
  });
}
