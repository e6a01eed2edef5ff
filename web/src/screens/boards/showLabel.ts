// A show in a list to choose from: when, and what it is called.
import type { RanShow } from "@/domains/review/shows";
import type { Language } from "@/kit/format";
import { atClock, shortDay } from "@/kit/time";
import type { Words } from "@/words/zh";

export const showLabel = (
  { title, start, end }: Pick<RanShow, "title" | "start" | "end">,
  language: Language,
  words: Words,
): string => {
  const until = end === null ? ` ${words.boards.shows.running}` : `–${atClock(end)}`;
  return `${shortDay(start, language)} ${atClock(start)}${until} ${title}`;
};
