// The comment stream made readable: repeats become one line, what is too fast waits or is passed
// over and counted, and while somebody reads nothing moves. [plain]
import type { CommentItem } from "./parts";

export interface FeedRow {
  id: string;
  src: string;
  ts: number;
  text: string;
  /** How many comments said the same within a short time. */
  times: number;
  /** Its text without what does not count when two are compared. */
  fold: string;
  /** It was taken back: its line stays, so that nothing moves, and says only that. */
  gone: boolean;
}

export interface Feed {
  rows: readonly FeedRow[];
  /** Taken in and not shown yet, oldest first. */
  queue: readonly FeedRow[];
  /** The last comment taken in. */
  lastId: string | null;
  /** Taken in since the reading was stopped. */
  fresh: number;
  /** Passed over, because there were too many to read. */
  passed: number;
}

export const EMPTY_FEED: Feed = { rows: [], queue: [], lastId: null, fresh: 0, passed: 0 };

/** Lines that may appear in one step (four steps a second): what an eye can follow. */
export const A_STEP = 3;
/** More lines than this wait for nobody: the least telling ones are passed over. */
const MOST_WAITING = 24;
const KEPT_WAITING = 15;
/** While somebody reads, so many are kept for them. */
const MOST_WHILE_READING = 200;
/** Lines held; beyond `MOST_ROWS` the oldest go, in one go. */
export const MOST_ROWS = 320;
const KEPT_ROWS = 240;
/** A repeat joins a line that is no older than this (ms of the room) and no further back. */
const JOIN_MS = 20_000;
const JOIN_ROWS = 30;

const ASKS = /[?？]|吗|多少|怎么|什么|哪|几|能不能|可以|有没有/;

/** Without case, blanks and marks, a run of one character as two: 哈哈哈哈！ is 哈哈. */
export const folded = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, "")
    .replaceAll(/(.)\1{2,}/gu, "$1$1");

/** What is kept when not all can be: questions first, then what says more. */
const telling = (row: FeedRow) => (ASKS.test(row.text) ? 100 : 0) + Math.min(row.fold.length, 20);

function rowOf(item: CommentItem): FeedRow {
  const text = item.text ?? "";
  return {
    id: item.id,
    src: item.src,
    ts: item.ts,
    text,
    times: 1,
    fold: folded(text),
    gone: false,
  };
}

/** A comment is taken back. Of several that said the same, the others stand. */
function takenBack(line: FeedRow, src: string, id: string): FeedRow {
  if (line.id !== id || line.src !== src) return line;
  if (line.times > 1) return { ...line, times: line.times - 1 };
  return { ...line, text: "", fold: "", gone: true };
}

/** The comments behind the last one taken in; all of them when that one is no longer held. */
export function freshOf(
  items: readonly CommentItem[],
  lastId: string | null,
): readonly CommentItem[] {
  const at = lastId === null ? -1 : items.findLastIndex((item) => item.id === lastId);
  return items.slice(at + 1);
}

/** Let a repeat join a line that is there; false when there is none. */
function joined(lines: FeedRow[], row: FeedRow): boolean {
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - JOIN_ROWS); at -= 1) {
    const line = lines[at];
    if (line === undefined || line.fold !== row.fold || line.src !== row.src) continue;
    if (row.ts - line.ts > JOIN_MS) continue;
    lines[at] = { ...line, times: line.times + row.times };
    return true;
  }
  return false;
}

/** The most telling `most` of the lines, in their order, and how many comments went with the rest. */
function thinned(lines: FeedRow[], most: number): { kept: FeedRow[]; passed: number } {
  const rank = lines
    .map((line, at) => ({ at, worth: telling(line) + line.times }))
    .toSorted((a, b) => b.worth - a.worth || b.at - a.at);
  const chosen = new Set(rank.slice(0, most).map((one) => one.at));
  const gone = lines.filter((_, at) => !chosen.has(at));
  return {
    kept: lines.filter((_, at) => chosen.has(at)),
    passed: gone.reduce((sum, line) => sum + line.times, 0),
  };
}

/** One step: take in what came; show the next lines unless somebody is reading. */
export function stepped(feed: Feed, items: readonly CommentItem[], reading: boolean): Feed {
  const news = freshOf(items, feed.lastId);
  if (news.length === 0 && (reading || feed.queue.length === 0)) return feed;
  let rows = [...feed.rows];
  let queue = [...feed.queue];
  for (const item of news) {
    const { gone } = item;
    if (gone !== undefined) {
      rows = rows.map((line) => takenBack(line, item.src, gone));
      queue = queue.map((line) => takenBack(line, item.src, gone)).filter((line) => !line.gone);
      continue;
    }
    const row = rowOf(item);
    // While somebody reads, no line changes under their eyes.
    if (row.fold !== "" && ((!reading && joined(rows, row)) || joined(queue, row))) continue;
    queue.push(row);
  }
  let passed = feed.passed;
  const [most, kept] = reading
    ? [MOST_WHILE_READING, MOST_WHILE_READING]
    : [MOST_WAITING, KEPT_WAITING];
  if (queue.length > most) {
    const thin = thinned(queue, kept);
    queue = thin.kept;
    passed += thin.passed;
  }
  if (!reading) rows.push(...queue.splice(0, A_STEP));
  return {
    rows: rows.length > MOST_ROWS ? rows.slice(-KEPT_ROWS) : rows,
    queue,
    lastId: items.at(-1)?.id ?? feed.lastId,
    fresh: reading ? feed.fresh + news.filter((item) => item.gone === undefined).length : 0,
    passed,
  };
}

/** Reading is over: everything that waited appears at once. */
export function caughtUp(feed: Feed): Feed {
  const rows = [...feed.rows, ...feed.queue];
  return {
    ...feed,
    rows: rows.length > MOST_ROWS ? rows.slice(-KEPT_ROWS) : rows,
    queue: [],
    fresh: 0,
  };
}
