// What somebody who asked to be forgotten is told, as text to send on. [plain]
import { atClock, dayKey } from "@/kit/time";
import type { Words } from "@/words/zh";
import type { ErasureAnswer, ShowName } from "./keeping";

/** A show as people know it; its number where no name is known. */
export function showText(name: ShowName | null, ref: string): string {
  if (name === null) return ref;
  const when = name.start === null ? "" : `${dayKey(name.start)} ${atClock(name.start)}`;
  return [name.room_title, name.title || when || name.show, name.title && when]
    .filter(Boolean)
    .join(" · ");
}

/** So many of what, in the words of the floor. */
export function countsText(counts: Readonly<Record<string, number>>, words: Words): string {
  const kinds: Readonly<Record<string, string>> = words.keeping.kinds;
  return Object.entries(counts)
    .map(([kind, count]) =>
      words.keeping.counted(kinds[kind.replace(".", "_")] ?? words.keeping.other, count),
    )
    .join(words.keeping.and);
}

/** The whole answer, in lines. Nothing in it says who they are but the number they are known by. */
export function answerText(answer: ErasureAnswer, words: Words): string {
  const told = words.keeping.answer;
  const went = countsText(answer.went, words);
  const stays = answer.stays.map((part) => {
    const where = part.show === null ? told.noShow : showText(part.name, part.show);
    const until = part.until === null ? told.noDate : told.until(dayKey(part.until));
    return told.staying(where, countsText(part.counts, words), part.why, until);
  });
  return [
    told.about(dayKey(answer.at), answer.viewer),
    went === "" ? told.nothingWent : told.went(went),
    ...(stays.length === 0 ? [told.nothingStays] : [told.stays, ...stays]),
  ].join("\n");
}
