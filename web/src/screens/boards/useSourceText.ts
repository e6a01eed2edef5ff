// How good the source of a number is, in the floor's words.
import { useCallback } from "react";
import type { Tile } from "@/domains/boards/boards";
import { useLanguage } from "@/words/words";

export function useSourceText(): (tile: Tile) => string {
  const { words, language } = useLanguage();
  return useCallback(
    ({ source_level: level, source_zh: zh, composed }) => {
      if (language === "zh") return zh;
      const levels: Record<string, string> = { ...words.figure.levels, own: "Our own desk" };
      const told = level === null ? words.boards.sheet.nobody : (levels[level] ?? level);
      return composed ? `${told} (composed)` : told;
    },
    [words, language],
  );
}
