// The server's time as a value that moves: one timer for all that show it.
import { useSyncExternalStore } from "react";
import { serverClock } from "./serverClock";

const TICK_MS = 250;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const one of listeners) one();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** Server time in ms, cut to `step`: what shows minutes is drawn again once a minute. */
export function useNow(step = 1_000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(serverClock.now() / step) * step);
}
