// The board of a token, asked for as long as somebody looks.
import { useEffect, useState } from "react";
import { askBoard } from "@/domains/boardlinks/phone";
import { after, at, NOTHING_YET, type Standing } from "./standing";

const TICK_MS = 1_000;
/** Who only glanced at another app asks no sooner. */
const JUST_ASKED_MS = 5_000;

/** How it stands, and the phone's clock it stands by. */
export function useBoard(token: string): { standing: Standing; now: number } {
  const [standing, setStanding] = useState(NOTHING_YET);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => keepAsking(token, setStanding), [token]);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  // A board that came since the last tick is not from the future.
  return { standing: at(standing, now), now: Math.max(now, standing.heard?.at ?? 0) };
}

/** Ask, and ask again when it is time, while the page is seen; ends when the answer is called. */
function keepAsking(token: string, tell: (standing: Standing) => void): () => void {
  let standing = NOTHING_YET;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let ended = false;
  let answered = 0;

  const plan = (in_ms: number | null) => {
    clearTimeout(timer);
    if (in_ms !== null && !document.hidden) timer = setTimeout(() => void ask(), in_ms);
  };
  const ask = async () => {
    if (asking || ended) return;
    asking = true;
    const answer = await askBoard(token, standing.heard !== null);
    asking = false;
    if (ended) return;
    answered = Date.now();
    standing = after(standing, answer, answered);
    tell(standing);
    plan(standing.next_ms);
  };
  const wake = () => {
    if (standing.next_ms === null) return;
    // Told to wait by the server, it waits; else it asks as soon as somebody looks again.
    const told = standing.failed > 0 ? standing.next_ms : JUST_ASKED_MS;
    const passed = Math.max(0, Date.now() - answered);
    plan(answered === 0 ? 0 : Math.max(0, Math.min(told, standing.next_ms) - passed));
  };
  const online = () => {
    if (standing.trouble === "") plan(0);
  };
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", online);
  tell(standing);
  void ask();
  return () => {
    ended = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", wake);
    window.removeEventListener("online", online);
  };
}
