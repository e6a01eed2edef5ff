// Esc held for 0.6 s: the one key for an accident. A short Esc does what Esc does elsewhere.
import { useEffect, useState } from "react";
import { HOLD_MS } from "@/kit/HoldButton";
import { caretInField } from "@/kit/keys/Keys";
import { useLatest } from "@/kit/useLatest";

/** Whether Esc is being held now; `held` runs once it has been held long enough. */
export function useHoldEscape(held: () => void): boolean {
  const [holding, setHolding] = useState(false);
  const latest = useLatest(held);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      setHolding(false);
    };
    const down = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.repeat || event.isComposing || timer !== null) return;
      if (event.defaultPrevented) return;
      // In a field or a dialog the first Esc closes that.
      if (caretInField() || document.querySelector('[role="dialog"]') !== null) return;
      setHolding(true);
      timer = setTimeout(() => {
        stop();
        latest.current();
      }, HOLD_MS);
    };
    const up = (event: KeyboardEvent) => {
      if (event.key === "Escape") stop();
    };
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", stop);
    return () => {
      stop();
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", stop);
    };
  }, [latest]);
  return holding;
}
