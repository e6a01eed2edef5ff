// A show in a list to choose from: when, and what it is called.
import type { RanShow } from "@/domains/review/shows";
import type { Language } from "@/kit/format";
import { atClock, datedDay, endClock } from "@/kit/time";
import type { Words } from "@/words/zh";

export const showLabel = (
  { title, start, end }: Pick<RanShow, "title" | "start" | "end">,
  language: Language,
  words: Words,
): string => {
  const next = words.review.show.nextDay;
  const until =
    end === null
      ? ` ${words.boards.shows.running}`
      : `–${endClock({ start, end }, language, next)}`;
  return `${datedDay(start, Date.now(), language)} ${atClock(start)}${until} ${title}`;
};
