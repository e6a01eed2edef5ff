// Times by the team's clock, wherever the phone is. [plain]
import type { Language } from "@/kit/format";

const made = new Map<string, Intl.DateTimeFormat>();

function parts(ms: number, zone: string): Record<string, string> {
  let format = made.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    made.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]));
}

/** "21:30". */
export function atClock(ms: number, zone: string): string {
  const { hour = "", minute = "" } = parts(ms, zone);
  return `${hour}:${minute}`;
}

/** "21:30" on the day of `now`, else with its day: a file of last week is not of this morning. */
export function dayOrClock(ms: number, now: number, zone: string, language: Language): string {
  const [at, today] = [parts(ms, zone), parts(now, zone)];
  const same = at["day"] === today["day"] && at["month"] === today["month"];
  return same ? atClock(ms, zone) : onCalendar(ms, zone, language);
}

/** "11月22日 06:00". */
export function onCalendar(ms: number, zone: string, language: Language): string {
  const { month = "", day = "" } = parts(ms, zone);
  const date = language === "zh" ? `${month}月${day}日` : `${day}/${month}`;
  return `${date} ${atClock(ms, zone)}`;
}
