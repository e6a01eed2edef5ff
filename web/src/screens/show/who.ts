// Who pressed or corrected, as people read it.
import type { Words } from "@/words/zh";

/** The demo presses by itself until somebody takes over. */
const DEMO = "demo";

/** A name; null for nobody, and for somebody who is no longer known. */
export const whoOf = (act: { by: string | null; who: string | null }, words: Words) =>
  act.who ?? (act.by === DEMO ? words.review.show.demo : null);
