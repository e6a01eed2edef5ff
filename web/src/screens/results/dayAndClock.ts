// A moment within the year, as a table has room for: "11月14日 09:00".
import type { Language } from "@/kit/format";
import { atClock, shortDay } from "@/kit/time";

export const dayAndClock = (ms: number, language: Language): string =>
  `${shortDay(ms, language)} ${atClock(ms)}`;
