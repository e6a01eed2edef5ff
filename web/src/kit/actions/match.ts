// Finding a command by what people type: its words, its pinyin, or the initials of either.

export interface Action {
  id: string;
  label: string;
  /** Other words it goes by, in any language. */
  also?: readonly string[];
  /** A key that does the same, for learning it. */
  keys?: string;
  run: () => void;
}

/** Whether the pinyin of `text` has `typed` in it (pinyin-match, loaded when the box opens). */
export type PinyinMatch = (text: string, typed: string) => boolean;

const folded = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, "");

/** 0 begins with it, 1 has it, 2 sounds like it, 3 only another word of it does; null: no match. */
function rank(action: Action, typed: string, pinyin: PinyinMatch): number | null {
  const label = folded(action.label);
  if (label.startsWith(typed)) return 0;
  if (label.includes(typed)) return 1;
  if (pinyin(label, typed)) return 2;
  const also = (action.also ?? []).map(folded);
  return also.some((word) => word.includes(typed) || pinyin(word, typed)) ? 3 : null;
}

/** The actions that fit, best first; all of them while nothing is typed. */
export function findActions(
  actions: readonly Action[],
  typed: string,
  pinyin: PinyinMatch,
): readonly Action[] {
  const wanted = folded(typed);
  if (wanted === "") return actions;
  return actions
    .flatMap((action) => {
      const found = rank(action, wanted, pinyin);
      return found === null ? [] : [{ action, found }];
    })
    .toSorted((a, b) => a.found - b.found)
    .map(({ action }) => action);
}
