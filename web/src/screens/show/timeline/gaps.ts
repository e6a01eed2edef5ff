// When a source told nothing: how it is said, and where it lies.
import type { Mark } from "@/domains/review/shows";
import type { Words } from "@/words/zh";
import type { Stretch } from "./scale";

export const GAP = "gap";

/** What a mark of a gap says, its source behind it. */
export function gapText({ n, ref, x }: Pick<Mark, "n" | "ref" | "x">, words: Words): string {
  const told = words.review.gap;
  const seconds = Math.round((n ?? 0) / 1_000);
  const what =
    n !== null
      ? told.lost(Math.floor(seconds / 60), seconds % 60)
      : x["until"] === null
        ? told.never
        : told.unknown;
  return [what, ref, told.why].filter(Boolean).join(" · ");
}

/** The stretch of a gap; one that has not ended reaches to `end`. */
export function gapStretch({ ts, n, x }: Pick<Mark, "ts" | "n" | "x">, end: number): Stretch {
  const until = x["until"];
  return { from: ts, to: n !== null ? ts + n : typeof until === "number" ? until : end };
}
