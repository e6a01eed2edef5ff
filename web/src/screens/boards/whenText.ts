// A moment as a tile has room for: the clock of today, else the day as well.
import type { Language } from "@/kit/format";
import { atClock, dayKey, shortDay } from "@/kit/time";

export const whenText = (ms: number, language: Language): string =>
  dayKey(ms) === dayKey(Date.now()) ? atClock(ms) : `${shortDay(ms, language)} ${atClock(ms)}`;
