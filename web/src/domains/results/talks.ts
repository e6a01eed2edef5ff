// The platform's log of talks beside ours: rows of minutes, stretches that differ, and what taking
// some of it presses. [plain]
import type { Talk, TalkMinute, Talks } from "./results";

const MINUTE_MS = 60_000;
/** A correction carries at most 8 KiB: so many spans go into one. */
const MOST_SPANS = 25;

/** Minutes from the first to the last of a choice, both of them chosen; UTC ms of their beginnings. */
export interface Chosen {
  first: number;
  last: number;
}

export const chosenOf = (anchor: number, other: number): Chosen => ({
  first: Math.min(anchor, other),
  last: Math.max(anchor, other),
});

export const isChosen = (chosen: Chosen | null, at: number) =>
  chosen !== null && chosen.first <= at && at <= chosen.last;

/** Minutes in rows of `width`, each beginning on the clock at a multiple of it. */
export function rowsOf(minutes: readonly TalkMinute[], width: number): TalkMinute[][] {
  const rows = new Map<number, TalkMinute[]>();
  for (const minute of minutes) {
    const row = Math.floor(minute.at / (width * MINUTE_MS));
    rows.set(row, [...(rows.get(row) ?? []), minute]);
  }
  return [...rows.values()];
}

/** Minutes side by side in which one side has the same product; `length` in minutes. */
export interface Run {
  at: number;
  length: number;
  product: string | null;
}

export function runsOf(minutes: readonly TalkMinute[], side: "ours" | "theirs"): Run[] {
  const out: Run[] = [];
  for (const minute of minutes) {
    const last = out.at(-1);
    const follows = last !== undefined && last.at + last.length * MINUTE_MS === minute.at;
    if (follows && last.product === minute[side]) last.length += 1;
    else out.push({ at: minute.at, length: 1, product: minute[side] });
  }
  return out;
}

/** Minutes side by side in which both differ in the same way. */
export interface Differing extends Chosen {
  ours: string | null;
  theirs: string | null;
}

export function differingOf(minutes: readonly TalkMinute[]): Differing[] {
  const out: Differing[] = [];
  for (const { at, ours, theirs, differs } of minutes) {
    const last = out.at(-1);
    if (!differs) continue;
    const same = last !== undefined && last.ours === ours && last.theirs === theirs;
    if (same && last.last + MINUTE_MS === at) last.last = at;
    else out.push({ first: at, last: at, ours, theirs });
  }
  return out;
}

/** A stretch of the choice, within the show. */
export const stretchOf = (
  { first, last }: Chosen,
  { start, end }: Pick<Talks, "start" | "end">,
) => ({
  from: Math.max(first, start),
  to: Math.min(last + MINUTE_MS, end),
});

/** A span as an overlay spells it, with what a press would have carried. */
export interface Laid {
  from: number;
  to: number;
  key: string;
  product?: string;
  ref?: string;
  data?: Record<string, unknown>;
}

export interface Overlay {
  lane: "pitch";
  op: "overlay";
  from: number;
  to: number;
  spans: Laid[];
}

/** The corrections that lay the platform's talks over a stretch, to the second. */
export function takesOf(theirs: readonly Talk[], stretch: { from: number; to: number }): Overlay[] {
  const laid = theirs
    .filter(({ start, end }) => start < stretch.to && end > stretch.from)
    .map(({ start, end, key, product, ref, data }): Laid => ({
      from: Math.max(start, stretch.from),
      to: Math.min(end, stretch.to),
      key,
      ...(product !== null && { product }),
      ...(ref !== null && { ref }),
      ...(Object.keys(data).length > 0 && { data }),
    }));
  const out: Overlay[] = [];
  let from = stretch.from;
  for (let at = 0; at === 0 || at < laid.length; at += MOST_SPANS) {
    const to = laid[at + MOST_SPANS]?.from ?? stretch.to;
    out.push({ lane: "pitch", op: "overlay", from, to, spans: laid.slice(at, at + MOST_SPANS) });
    from = to;
  }
  return out;
}
