// What a file is, in words: its format, what it holds, its platform, the reach of its days.
import type { ImportedFile } from "@/domains/imports/imports";
import { type Language } from "@/kit/format";
import { datedDay } from "@/kit/time";
import type { Words } from "@/words/zh";

export function platformWord(code: string, words: Words): string {
  const { any, ...beyond } = words.imports.platforms;
  const known: Readonly<Record<string, string>> = { ...words.rooms.platforms, ...beyond };
  return code === "" ? any : (known[code] ?? code);
}

export function holdsWord(holds: string, label: string, words: Words): string {
  const known: Readonly<Record<string, string>> = words.imports.holds;
  return known[holds] ?? label;
}

/** "罗盘 直播间明细 · 场次 · 抖音"; empty until it was read. */
export function whatWord(file: ImportedFile, words: Words): string {
  if (file.title === "") return "";
  const parts = [
    file.title,
    holdsWord(file.holds, file.holds_label, words),
    platformWord(file.platform, words),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** "11月1日 – 11月21日"; null where its rows have no time. */
export function reachWord(
  file: Pick<ImportedFile, "first_at" | "last_at">,
  now: number,
  words: Words,
  language: Language,
): string | null {
  if (file.first_at === null || file.last_at === null) return null;
  return words.imports.preview.over(
    datedDay(file.first_at, now, language),
    datedDay(file.last_at, now, language),
  );
}
