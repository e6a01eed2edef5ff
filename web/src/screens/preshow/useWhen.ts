// A moment as it is written beside a name: "11月22日 21:30".
import { atClock, datedDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";

export function useWhen(): (ms: number) => string {
  const { language } = useLanguage();
  const now = useNow(3_600_000);
  return (ms) => `${datedDay(ms, now, language)} ${atClock(ms)}`;
}
