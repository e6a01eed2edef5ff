// The words of a clip held against the rules while they are written.
import { useMemo } from "react";
import { answered, api } from "@/api/client";
import type { Mark } from "@/domains/compliance/script";
import { useChecking } from "../compliance/useChecking";
import type { ClipWords } from "./clips";

export const PARTS = ["title", "spoken", "shown"] as const;
export type Part = (typeof PARTS)[number];

/** Marks by part; claims that are settled are none. Without words nothing is asked. */
export function useClipCheck(words: ClipWords | null) {
  const { title = "", spoken = "", shown = "" } = words ?? {};
  const blocks = useMemo(
    () => [title, spoken, shown].map((text, key) => ({ key, kind: PARTS[key] ?? "title", text })),
    [title, spoken, shown],
  );
  const rest = words && { ...words, title: "", spoken: "", shown: "" };
  return useChecking<(typeof blocks)[number], Mark>(
    words === null ? NONE : blocks,
    JSON.stringify(rest),
    async (some) => {
      if (words === null) return { blocks: [], off: [] };
      const answer = await answered(api.POST("/api/clips/check", { body: words }));
      const open = answer.claims.filter((claim) => claim.settled === "");
      return {
        // All three are asked for at once: what a label lacks is said of the first of them.
        blocks: some.map(({ key, kind }) => ({
          key,
          marks: open.filter((claim) => claim.part === kind),
        })),
        off: answer.off,
      };
    },
  );
}

const NONE: readonly { key: number; kind: Part; text: string }[] = [];
