// Which work the bell tells of, and in which of its lists.
import type { Work } from "./work";

/** What has ended stays in sight this long, in ms: long enough to come back to, and no archive. */
export const RECENT_MS = 60 * 60_000;
const MOST = 5;

export interface Arranged {
  running: Work[];
  /** Done or cancelled within the last hour, the latest first. */
  ended: Work[];
  /** What could not be done: all of it for whoever manages work, else one's own of the last hour. */
  failed: Work[];
}

/** `dead` is what a person who manages work is told besides; empty for everybody else. */
export function arrange(jobs: readonly Work[], dead: readonly Work[], now: number): Arranged {
  const known = new Set(dead.map((work) => work.id));
  const recent = jobs
    .filter((work) => work.finished_at !== null && now - work.finished_at < RECENT_MS)
    .toSorted((a, b) => (b.finished_at ?? 0) - (a.finished_at ?? 0));
  return {
    running: jobs.filter((work) => work.finished_at === null),
    ended: recent.filter((work) => work.state !== "dead").slice(0, MOST),
    failed: [
      ...dead,
      ...recent.filter((work) => work.state === "dead" && !known.has(work.id)).slice(0, MOST),
    ],
  };
}
