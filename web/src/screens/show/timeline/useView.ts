// Which stretch of the show is in view: zoomed, panned, or all of it, which then grows with it.
import { useCallback, useMemo, useState } from "react";
import { closeUp, isWhole, lengthOf, panned, revealing, type Stretch, zoomed } from "./scale";

export interface View {
  view: Stretch;
  whole: Stretch;
  all: boolean;
  zoom: (factor: number, at: number) => void;
  /** By a share of what is in view; below 0 is earlier. */
  pan: (share: number) => void;
  reveal: (what: Stretch) => void;
  /** All but this out of the way. */
  closeUp: (what: Stretch) => void;
  showAll: () => void;
}

export function useView(whole: Stretch): View {
  // null: all of it. A zoomed view stays where it is while the show goes on.
  const [held, setHeld] = useState<Stretch | null>(null);
  const view = held ?? whole;
  const change = useCallback(
    (next: (view: Stretch) => Stretch) =>
      setHeld((before) => {
        const moved = next(before ?? whole);
        return isWhole(moved, whole) ? null : moved;
      }),
    [whole],
  );
  return useMemo(
    () => ({
      view,
      whole,
      all: held === null,
      zoom: (factor, at) => change((now) => zoomed(now, whole, factor, at)),
      pan: (share) => change((now) => panned(now, whole, share * lengthOf(now))),
      reveal: (what) => change((now) => revealing(now, whole, what)),
      closeUp: (what) => change(() => closeUp(whole, what)),
      showAll: () => setHeld(null),
    }),
    [view, whole, held, change],
  );
}
