// An instant of a show as people write it: "20:31:05", "2031", on the day that lies in the show.
import { atSecond, fromPicker, toPicker } from "@/kit/time";
import type { Stretch } from "./timeline/scale";

const DAY = 86_400_000;

/**
 * The instant that is meant, UTC ms; null for what is no time of day, or none of this show. Of two
 * days of a long show the first is meant.
 */
export function instantIn(text: string, whole: Stretch): number | null {
  const plain = text.normalize("NFKC").trim();
  const parts =
    /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(plain) ?? /^(\d{1,2})(\d{2})(\d{2})?$/.exec(plain);
  if (parts === null) return null;
  const [hour, minute, second] = [parts[1], parts[2], parts[3] ?? "0"].map(Number);
  if (hour === undefined || minute === undefined || second === undefined) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const first = fromPicker(
    toPicker(whole.from).hour(hour).minute(minute).second(second).millisecond(0),
  );
  // The show began at a fraction of a second: 20:00:00 means that one.
  const began = Math.floor(whole.from / 1_000) * 1_000;
  const at = first < began ? first + DAY : first;
  return at <= whole.to ? Math.max(at, whole.from) : null;
}

export const written = (ms: number) => atSecond(ms);
