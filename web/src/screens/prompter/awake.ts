// The screen stays on while the prompter is seen, where the browser lets it.
import { useEffect, useState } from "react";

/** Whether the screen is kept on; null: not known yet. */
export function useAwake(): boolean | null {
  const [awake, setAwake] = useState<boolean | null>(null);
  useEffect(() => {
    let ended = false;
    let held: WakeLockSentinel | null = null;
    const hold = async () => {
      if (document.visibilityState !== "visible" || ended) return;
      try {
        // Only there on https and on this computer itself.
        held = await navigator.wakeLock.request("screen");
        if (ended) await held.release();
        else setAwake(true);
      } catch {
        if (!ended) setAwake(false);
      }
    };
    const seen = () => void hold();
    seen();
    document.addEventListener("visibilitychange", seen);
    return () => {
      ended = true;
      document.removeEventListener("visibilitychange", seen);
      void held?.release().catch(() => undefined);
    };
  }, []);
  return awake;
}
