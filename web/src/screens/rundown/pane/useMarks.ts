// Going through what is found in a script: by the keyboard, from wherever the caret is.
import { type RefObject, useMemo, useState } from "react";
import type { CheckState } from "@/domains/compliance/checking";
import { type Place, placeAt, places, type Spot, stepped } from "@/domains/compliance/placing";
import type { Mark } from "@/domains/compliance/script";
import { useKeys } from "@/kit/keys/Keys";
import { useWords } from "@/words/words";
import type { BlockHandle } from "./BlockField";

interface Given {
  state: CheckState<Mark>;
  /** The blocks in their order. */
  keys: readonly number[];
  fields: RefObject<Map<number, BlockHandle>>;
  /** The block the caret was in last. */
  last: number | null;
}

interface Open {
  key: number;
  start: number;
}

export function useMarks({ state, keys, fields, last }: Given) {
  const words = useWords();
  const told = words.compliance;
  const [open, setOpen] = useState<Open | null>(null);
  const all = useMemo(
    () =>
      keys.flatMap((key, text) =>
        places(state.marks.get(key) ?? []).map((place) => ({ key, text, at: place.start, place })),
      ),
    [keys, state.marks],
  );
  const here = (): Spot | null => {
    if (open !== null) return { text: keys.indexOf(open.key), at: open.start };
    const text = last === null ? -1 : keys.indexOf(last);
    if (last === null || text < 0) return null;
    // A place the caret stands right in front of is the next one.
    return { text, at: (fields.current.get(last)?.caret() ?? 0) - 0.5 };
  };
  const show = (at: number) => {
    const spot = all[at];
    if (spot === undefined) return;
    fields.current.get(spot.key)?.go(spot.at);
    setOpen({ key: spot.key, start: spot.at });
  };
  const step = (by: -1 | 1) => show(stepped(all, here(), by));
  const into = () => {
    if (open === null) {
      if (last === null) return;
      const inBlock = all.filter((spot) => spot.key === last).map((spot) => spot.place);
      const found = placeAt(inBlock, fields.current.get(last)?.caret() ?? 0);
      if (found === null) return;
      setOpen({ key: last, start: found.start });
    }
    const key = open?.key ?? last;
    // After the card is drawn.
    setTimeout(() => key !== null && fields.current.get(key)?.intoCard());
  };
  useKeys(words.rundown.keys, [
    { keys: "F8", label: told.next, run: () => step(1) },
    { keys: "Shift+F8", label: told.previous, run: () => step(-1) },
    { keys: "Ctrl+.", label: told.open, run: into },
  ]);
  return {
    all: useMemo(() => all.map((spot) => spot.place), [all]),
    first: () => show(0),
    /** What is looked at in a block. */
    openIn: (key: number): Place<Mark> | null =>
      all.find((spot) => spot.key === key && open?.key === key && spot.at === open.start)?.place ??
      null,
    look: (key: number, place: Place<Mark> | null) =>
      setOpen(place === null ? null : { key, start: place.start }),
  };
}
