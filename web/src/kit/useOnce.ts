// A dialog that makes something makes it once, however often its button is pressed.
import { useCallback, useRef } from "react";

/**
 * Runs `act`; what is pressed while it is under way, and after it succeeded, is left out.
 * `act` calls what it is given when it was refused: then it may be pressed again.
 */
export function useOnce(): (act: (refused: () => void) => void) => void {
  const done = useRef(false);
  return useCallback((act) => {
    if (done.current) return;
    done.current = true;
    act(() => {
      done.current = false;
    });
  }, []);
}
