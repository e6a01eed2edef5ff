// The line and what is on air, waited for as long as the page is open.
import { useEffect, useState } from "react";
import { askCard, askLine, type Door, type PrompterCard, tell } from "@/domains/prompter/asked";
import type { PushedLine } from "@/domains/prompter/parts";
import { useLatest } from "@/kit/useLatest";
import { after, NOTHING_YET, pauseOf, type Standing, wallAt } from "./standing";

const steady = () => performance.now();
const CARD_EVERY_MS = 20_000;
const TICK_MS = 500;

/** How it stands, and this page's steady clock, which moves twice a second. */
export function useLine(door: Door): { standing: Standing; at: number } {
  const [standing, setStanding] = useState(NOTHING_YET);
  const [at, setAt] = useState(steady);
  useEffect(() => keepAsking(door, setStanding), [door]);
  useEffect(() => {
    const ticking = setInterval(() => setAt(steady()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  // What came since the last tick is not from the future.
  return { standing, at: Math.max(at, standing.clock?.at ?? 0) };
}

function keepAsking(door: Door, told: (standing: Standing) => void): () => void {
  let standing = NOTHING_YET;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let ended = false;

  const set = (next: Standing) => {
    standing = next;
    told(next);
  };
  const ask = async () => {
    if (asking || ended || standing.over !== null) return;
    asking = true;
    const answer = await askLine(door, standing.number, standing.epoch);
    asking = false;
    if (ended) return;
    set(after(standing, answer, steady()));
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pauseOf(standing));
  };
  const online = () => void ask();
  const offline = () => {
    if (standing.lostSince === null) set({ ...standing, lostSince: steady() });
  };
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  void ask();
  return () => {
    ended = true;
    clearTimeout(timer);
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
  };
}

/** The link in hand and what comes next; asked anew when what is on air is another, and now and
 * then. The last answer stays when there is none. */
export function useCard(door: Door, standing: Standing): PrompterCard | null {
  const [card, setCard] = useState<PrompterCard | null>(null);
  const onAir = JSON.stringify(standing.part?.on_air ?? null);
  const there = standing.clock !== null && standing.lostSince === null && standing.over === null;
  useEffect(() => {
    if (!there) return undefined;
    let ended = false;
    const read = async () => {
      const answer = await askCard(door);
      if (!ended && answer.kind === "told") setCard(answer.body);
    };
    void read();
    const again = setInterval(() => void read(), CARD_EVERY_MS);
    return () => {
      ended = true;
      clearInterval(again);
    };
  }, [door, onAir, there]);
  return card;
}

const AGAIN_MS = 1_000;

/** Tell until it is heard; a server that understood and refused has heard it. Answers how to stop. */
export function tellUntilHeard(
  door: Door,
  kind: "push.shown" | "push.ack",
  ref: string,
  standing: Standing,
): () => void {
  const since = wallAt(standing, steady()) ?? Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const go = async () => {
    const answer = await tell(door, kind, ref, since);
    const heard = answer.kind === "told" || answer.kind === "over";
    const refused = answer.kind === "refused" && answer.code === "no_push";
    if (!heard && !refused && !ended) timer = setTimeout(() => void go(), AGAIN_MS);
  };
  void go();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** Two frames after a line was drawn it has been before the host's eyes: that is told, once. */
export function useShown(door: Door, line: PushedLine | null, standing: Standing): void {
  const mine = line?.shown.some((one) => one.screen === door.screen) === true;
  const unseen = line === null || mine ? null : line.id;
  const latest = useLatest(standing);
  useEffect(() => {
    if (unseen === null) return undefined;
    let stop: () => void = () => {};
    let frame = 0;
    const look = () => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", look);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          stop = tellUntilHeard(door, "push.shown", unseen, latest.current);
        });
      });
    };
    document.addEventListener("visibilitychange", look);
    look();
    return () => {
      document.removeEventListener("visibilitychange", look);
      cancelAnimationFrame(frame);
      stop();
    };
  }, [unseen, door, latest]);
}
