// Times as the team lives them: UTC milliseconds inside, the team's own clock on screen.
import dayjs, { type Dayjs } from "dayjs";
import timezone from "dayjs/plugin/timezone";
import utc from "dayjs/plugin/utc";
import type { Language } from "./format";

dayjs.extend(utc);
dayjs.extend(timezone);

/** The team's zone and the start of its show day, wherever the browser may be: see kit/clock.py. */
let zone = "Asia/Shanghai";
let dayStart = "06:00";

/** Minutes before UTC by the quarter hour, in which no zone changes its offset. */
const offsets = new Map<number, number>();
const QUARTER_MS = 900_000;
/** Ten days of quarters; more are asked for again. */
const MOST_OFFSETS = 960;

/** Live by this team's clock, as /api/me tells it: an IANA name, and HH:MM. */
export function liveBy(team: { zone: string; day_start: string }): void {
  if (zone !== team.zone) offsets.clear();
  zone = team.zone;
  dayStart = team.day_start;
}

const zoned = (ms: number) => dayjs.tz(ms, zone);

function offsetOf(ms: number): number {
  const quarter = Math.floor(ms / QUARTER_MS);
  let offset = offsets.get(quarter);
  if (offset === undefined) {
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offset = zoned(ms).utcOffset();
    offsets.set(quarter, offset);
  }
  return offset;
}

/** To be written, not reckoned with. A long show writes thousands, and `tz` takes 0.1 ms for each. */
const written = (ms: number, as: string) => dayjs.utc(ms + offsetOf(ms) * 60_000).format(as);

/** "21:30". */
export const atClock = (ms: number) => written(ms, "HH:mm");

/** "21:30:05". */
export const atSecond = (ms: number) => written(ms, "HH:mm:ss");

/** "2026-11-22": for comparing and for keys. */
export const dayKey = (ms: number) => written(ms, "YYYY-MM-DD");

const WEEKDAYS: Record<Language, readonly string[]> = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};

/** "11月22日 周日"; with its year where that is not the one of `now`, if that is given. */
export function onDay(ms: number, language: Language, now: number = ms): string {
  const at = zoned(ms);
  return `${datedDay(ms, now, language)} ${WEEKDAYS[language][at.day()] ?? ""}`;
}

/** "11月22日". */
export const shortDay = (ms: number, language: Language) =>
  written(ms, language === "zh" ? "M月D日" : "D MMM");

/** "11月22日", or "2024年11月22日" where that is not the year of `now`. */
export function datedDay(ms: number, now: number, language: Language): string {
  const year = written(ms, "YYYY");
  const day = shortDay(ms, language);
  if (year === written(now, "YYYY")) return day;
  return language === "zh" ? `${year}年${day}` : `${day} ${year}`;
}

interface Stretch {
  start: number;
  end: number;
}

/** When a stretch ended, beside its start: "23:30", "次日 01:30" by the word for that, or the day. */
export function endClock({ start, end }: Stretch, language: Language, nextDay: string): string {
  const day = dayKey(end);
  if (day === dayKey(start)) return atClock(end);
  const next = day === dayKey(daysLater(start, 1));
  return `${next ? nextDay : datedDay(end, start, language)} ${atClock(end)}`;
}

/** Midnight of the day of `ms`, moved by whole days. */
export const startOfDay = (ms: number, days = 0) =>
  zoned(ms).startOf("day").add(days, "day").valueOf();

/** Midnight of a calendar day ("2026-11-22"), moved by whole days. */
export const midnight = (day: string, days = 0) =>
  startOfDay(dayjs.tz(`${day}T12:00:00`, zone).valueOf(), days);

/** When the show day of `ms` began, moved by whole days: at 01:30 it is still yesterday's. */
export function startOfShowDay(ms: number, days = 0): number {
  const at = zoned(ms);
  const began = at.format("HH:mm") >= dayStart ? at : at.subtract(1, "day");
  const day = began.add(days, "day").format("YYYY-MM-DD");
  return dayjs.tz(`${day}T${dayStart}:00`, zone).valueOf();
}

/** The same time of day, `days` later. */
export const daysLater = (ms: number, days: number) => zoned(ms).add(days, "day").valueOf();

/** The instant as a picker shows it: the team's wall clock, whatever the browser's zone. */
export const toPicker = (ms: number): Dayjs => dayjs(zoned(ms).format("YYYY-MM-DDTHH:mm:ss"));

/** What was picked, read as the team's wall clock. */
export const fromPicker = (picked: Dayjs): number =>
  dayjs.tz(picked.format("YYYY-MM-DDTHH:mm:ss"), zone).valueOf();

export type { Dayjs };

/** How long ago (ms): the page's clock ticks by the second, and what was just pressed is ahead of it. */
export const elapsed = (now: number, since: number) => Math.max(0, now - since);
