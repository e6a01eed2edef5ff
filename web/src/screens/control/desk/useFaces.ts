// What the two keys that platforms have too say on their face: the capability table says it in
// Chinese, and in English its mode decides.
import type { Shapes } from "@/api/client";
import { useWords } from "@/words/words";
import { useDesk } from "./DeskContext";

type Key = Shapes["CapabilityOut"];
const FACED = ["pin", "lucky_bag"] as const;

export interface Face {
  word: string;
  hint: string | undefined;
}

export function useFaces() {
  const { capabilities } = useDesk();
  const told = useWords().control.foot;
  const place = told.place(capabilities?.place ?? "");
  const keyOf = (action: Key["action"]) => capabilities?.keys.find((key) => key.action === action);
  const face = (action: (typeof FACED)[number]): Face => {
    const key = keyOf(action);
    return {
      word: told.faces[action](key?.word, key?.mode),
      hint: key === undefined ? undefined : told.hints[action](key.hint, key.mode, place),
    };
  };
  const only = FACED.filter((action) => (keyOf(action)?.mode ?? "act") !== "act");
  return {
    pin: face("pin"),
    lucky_bag: face("lucky_bag"),
    /** What must be pressed elsewhere; "" where there is nothing. */
    only: only.length === 0 ? "" : told.only(place),
    onlyHints: only.map((action) => face(action).hint).join("\n"),
  };
}
