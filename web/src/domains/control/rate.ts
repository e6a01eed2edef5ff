// How fast comments come: a count over the last ten seconds. [plain]
import { freshOf } from "./feed";
import type { CommentItem } from "./parts";

export interface Rate {
  lastId: string | null;
  /** Counts with their times (ms of any steady clock), oldest first. */
  beats: readonly { at: number; count: number }[];
  since: number;
  now: number;
}

const WINDOW_MS = 10_000;

/** How many of them are comments; the others take one back. */
const said = (items: readonly CommentItem[]) =>
  items.filter((item) => item.gone === undefined).length;

/** Count what came since the last look. What was there when the page opened is no speed. */
export function count(before: Rate | null, items: readonly CommentItem[], now: number): Rate {
  const lastId = items.at(-1)?.id ?? before?.lastId ?? null;
  if (before === null) return { lastId, beats: [], since: now, now };
  const fresh = before.lastId === null ? items.length : said(freshOf(items, before.lastId));
  const beats = before.beats.filter((beat) => now - beat.at < WINDOW_MS);
  if (fresh === 0 && beats.length === before.beats.length && now - before.now < 1_000)
    return before;
  return {
    lastId,
    beats: fresh === 0 ? beats : [...beats, { at: now, count: fresh }],
    since: before.since,
    now,
  };
}

/** Comments a minute. */
export function rateOf(rate: Rate | null): number {
  if (rate === null) return 0;
  const span = Math.min(WINDOW_MS, Math.max(rate.now - rate.since, 1_000));
  const counted = rate.beats.reduce((sum, beat) => sum + beat.count, 0);
  return (counted / span) * 60_000;
}
