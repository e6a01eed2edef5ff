// A pack's text looked through while it is written: a moment after the last stroke, the newest wins.
import { useEffect, useRef, useState } from "react";
import { asRefusal, type Refusal } from "@/api/refusal";
import { looked, type Looked } from "./packs";

/** From the last stroke to the question; a pack is compiled for each. */
const PAUSE_MS = 600;
/** Until it is asked again while others have theirs looked through, or the server is away. */
const AGAIN_MS = 2_000;

export interface Looking {
  /** Of the text as it was when `of` was asked; null: never yet. */
  found: Looked | null;
  of: string | null;
  off: Refusal | null;
}

export function useLooking(name: string, text: string): Looking {
  const [state, setState] = useState<Looking>({ found: null, of: null, off: null });
  const turn = useRef(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    turn.current += 1;
    const mine = turn.current;
    const ask = async () => {
      try {
        const found = await looked(name === "" ? "draft" : name, text);
        if (mine === turn.current) setState({ found, of: text, off: null });
      } catch (thrown) {
        if (mine !== turn.current) return;
        const off = asRefusal(thrown);
        setState((before) => ({ ...before, off }));
        if (off.passing || ["packs_busy", "packs_reading"].includes(off.code)) {
          timer = setTimeout(() => void ask(), AGAIN_MS);
        }
      }
    };
    timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [name, text]);
  return state;
}
