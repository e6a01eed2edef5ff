// A moment as a table has room for: "11月14日 09:00", its year where that is not this one.
import type { Language } from "@/kit/format";
import { atClock, datedDay } from "@/kit/time";

export const dayAndClock = (ms: number, language: Language): string =>
  `${datedDay(ms, Date.now(), language)} ${atClock(ms)}`;
