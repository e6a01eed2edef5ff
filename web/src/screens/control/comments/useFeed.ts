// The comments of a room, four steps a second, while nobody reads and while somebody does.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { caughtUp, EMPTY_FEED, type Feed, stepped } from "@/domains/control/feed";
import { count, type Rate, rateOf } from "@/domains/control/rate";
import type { CommentItem } from "@/domains/control/parts";
import { useLatest } from "@/kit/useLatest";
import { usePartView } from "@/live/Live";
import type { PartState } from "@/live/watched";

const STEP_MS = 250;
const items = (state: PartState) => state.items as readonly CommentItem[];

export interface Comments {
  feed: Feed;
  /** Comments a minute of the room's time, over the last ten seconds of the wall. */
  rate: number;
  /** Every source that was heard since the page opened. */
  sources: readonly string[];
  catchUp: () => void;
}

/** `reading`: nothing moves. `only`: comments of one source; "" all. */
export function useFeed(room: string, speed: number, reading: boolean, only: string): Comments {
  const held = usePartView(room, "comments", items, STEP_MS);
  const mine = useMemo(
    () => (only === "" ? held : held.filter((item) => item.src === only)),
    [held, only],
  );
  const [feed, setFeed] = useState<Feed>(EMPTY_FEED);
  const [rate, setRate] = useState<Rate | null>(null);
  const [sources, setSources] = useState<readonly string[]>([]);
  const latest = useLatest({ mine, held, reading });
  const filtered = useRef(only);
  useEffect(() => {
    const step = () => {
      const { mine: now, held: all, reading: still } = latest.current;
      if (filtered.current !== only) {
        // Another choice of source begins with what is held of it.
        filtered.current = only;
        setFeed(caughtUp(stepped(EMPTY_FEED, now.slice(-60), false)));
        return;
      }
      setFeed((before) => stepped(before, now, still));
      setRate((before) => count(before, all, performance.now()));
      setSources((before) => {
        const fresh = [...new Set(all.slice(-200).map((item) => item.src))].filter(
          (src) => !before.includes(src),
        );
        return fresh.length === 0 ? before : [...before, ...fresh].toSorted();
      });
    };
    const timer = setInterval(step, STEP_MS);
    return () => clearInterval(timer);
  }, [latest, only]);
  const catchUp = useCallback(() => setFeed(caughtUp), []);
  return { feed, rate: rateOf(rate) / speed, sources, catchUp };
}
