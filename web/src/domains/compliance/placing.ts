// Where findings stand in a text that may have been written on since it was checked. [plain]

/** As much of a finding as its place needs; [start, end) in UTF-16 code units. */
export interface Placeable {
  start: number;
  end: number;
  severity: string;
  verdict: string;
}

/** A piece of a text, with the gravest of what stands on it. */
export interface Piece<M> {
  start: number;
  text: string;
  mark: M | null;
}

/** Findings that touch each other, gravest first: one place for whoever goes through them. */
export interface Place<M> {
  start: number;
  end: number;
  marks: readonly M[];
}

/** How loud: what may not go on air, what must be changed, what wants proof, what no rule forbids
 * and a person may read once more. */
export type Tone = "block" | "change" | "evidence" | "again";

export function toneOf({ severity, verdict }: Placeable): Tone {
  if (verdict === "review") return "again";
  if (verdict === "needs_evidence") return "evidence";
  return severity === "block" ? "block" : "change";
}

const LOUD: Record<Tone, number> = { block: 3, change: 2, evidence: 1, again: 0 };
const louder = (a: Placeable, b: Placeable) => LOUD[toneOf(b)] - LOUD[toneOf(a)];

/**
 * `marks` of the text as it was, in the text as it is now: those before what was written stay,
 * those behind it move, and what was written into is gone until it is checked again.
 */
export function moved<M extends Placeable>(
  was: string,
  now: string,
  marks: readonly M[],
): readonly M[] {
  if (was === now) return marks;
  const most = Math.min(was.length, now.length);
  let head = 0;
  while (head < most && was[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && was[was.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const shift = now.length - was.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start < was.length - tail) return [];
    return [{ ...mark, start: mark.start + shift, end: mark.end + shift }];
  });
}

/** The text cut where findings begin and end. */
export function pieces<M extends Placeable>(text: string, marks: readonly M[]): Piece<M>[] {
  const within = (at: number) => Math.max(0, Math.min(at, text.length));
  const cuts = [0, text.length, ...marks.flatMap((mark) => [within(mark.start), within(mark.end)])];
  const sorted = [...new Set(cuts)].toSorted((a, b) => a - b);
  const sortedMarks = marks.toSorted(louder);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? text.length;
    const mark = sortedMarks.find((one) => one.start <= start && end <= one.end) ?? null;
    return { start, text: text.slice(start, end), mark };
  });
}

/** The findings by place, in the order of the text. */
export function places<M extends Placeable>(marks: readonly M[]): Place<M>[] {
  const found: { start: number; end: number; marks: M[] }[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last !== undefined && mark.start < last.end) {
      last.marks.push(mark);
      last.end = Math.max(last.end, mark.end);
    } else found.push({ start: mark.start, end: mark.end, marks: [mark] });
  }
  return found.map((one) => ({ ...one, marks: one.marks.toSorted(louder) }));
}

/** The place the caret is at; at an edge, the one it is the edge of. */
export const placeAt = <M>(all: readonly Place<M>[], caret: number): Place<M> | null =>
  all.find((one) => one.start <= caret && caret < one.end) ??
  all.find((one) => one.end === caret) ??
  null;

/** The loudest of all that is found; null where nothing is. */
export function loudest<M extends Placeable>(all: readonly Place<M>[]): Tone | null {
  const [first] = all.flatMap(({ marks }) => marks).toSorted(louder);
  return first === undefined ? null : toneOf(first);
}

/** How many places are to be changed, how many only want proof, or another look. */
export function counted<M extends Placeable>(all: readonly Place<M>[]) {
  const tones = all.flatMap(({ marks }) => marks.slice(0, 1).map(toneOf));
  const evidence = tones.filter((tone) => tone === "evidence").length;
  const again = tones.filter((tone) => tone === "again").length;
  return { change: tones.length - evidence - again, evidence, again };
}

/** A place in one of several texts: which of them, and where in it. */
export interface Spot {
  text: number;
  at: number;
}

/** Which of `spots`, in their order, is the next or the former one from here; -1: there is none. */
export function stepped(spots: readonly Spot[], here: Spot | null, by: -1 | 1): number {
  if (spots.length === 0) return -1;
  const last = spots.length - 1;
  if (here === null) return by === 1 ? 0 : last;
  const side = (spot: Spot) => spot.text - here.text || spot.at - here.at;
  if (by === 1)
    return Math.max(
      0,
      spots.findIndex((spot) => side(spot) > 0),
    );
  const before = spots.findLastIndex((spot) => side(spot) < 0);
  return before < 0 ? last : before;
}
