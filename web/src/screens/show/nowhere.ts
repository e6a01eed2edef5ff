// The row of what belongs to no row of a level: left out while it holds nothing, else with since when.
// [plain]
import type { LaneSpan, Level, LevelRow, Timeline } from "@/domains/review/shows";
import { atClock } from "@/kit/time";
import type { Words } from "@/words/zh";
import type { Stretch } from "./timeline/scale";

const NONE = "none";
/** By whose spans a level's rows are made; links and sources have none. */
const LANE = {
  shift: "shift",
  host: "host",
  round: "pitch",
  talk: "pitch",
  segment: "segment",
} as const satisfies Partial<Record<Level, keyof Timeline["lanes"]>>;

const laneOf = (level: Level) => (level in LANE ? LANE[level as keyof typeof LANE] : null);

export function withoutNothing(
  rows: readonly LevelRow[],
  level: Level,
  lanes: Timeline["lanes"],
  whole: Stretch,
  words: Words,
): LevelRow[] {
  const lane = laneOf(level);
  return rows.flatMap((row) => {
    if (row.key !== NONE) return [row];
    if (holdsNothing(row)) return [];
    const since = lane === null ? [] : bare(lanes[lane], whole);
    const [first] = since;
    if (first === undefined) return [row];
    return [
      { ...row, label: words.review.levels.bare(row.label, atClock(first.from), since.length) },
    ];
  });
}

/** Nothing was counted in it; what nobody knows is not there either. */
const holdsNothing = (row: LevelRow): boolean =>
  Object.values(row.measures).every((value) => value === null || value === 0);

/** A breath between two presses is no stretch anybody means. */
const BREATH_MS = 1_000;

/** The stretches of the show that no span of a lane covers, in order. */
export function bare(spans: readonly Pick<LaneSpan, "start" | "end">[], whole: Stretch): Stretch[] {
  const out: Stretch[] = [];
  let from = whole.from;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start - from > BREATH_MS) out.push({ from, to: Math.min(start, whole.to) });
    from = Math.max(from, end ?? whole.to);
  }
  if (whole.to - from > BREATH_MS) out.push({ from, to: whole.to });
  return out.filter((one) => one.from < whole.to);
}
