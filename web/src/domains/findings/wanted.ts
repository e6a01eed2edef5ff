// What a metric shall reach, as people type it: money in yuan, shares in per cent. [plain]
import type { Unit } from "@/kit/format";
import { readFen, readLength } from "@/kit/typed";

/** The API keeps so many places. */
const PLACES = 6;
const SHORT = /^-?\d+(\.\d{1,6})?$/;

const plain = (text: string) => text.normalize("NFKC").replaceAll(/[\s,]/g, "");
/** 0.1 + 0.2 is not to be told as 0.30000000000000004. */
const exact = (value: number) => Number(value.toFixed(PLACES));

/** In the metric's own unit (fen, a share, seconds, a count); null: empty; undefined: unreadable. */
export function readWanted(text: string, unit: Unit | string): number | null | undefined {
  const typed = plain(text);
  if (typed === "") return null;
  if (unit.startsWith("fen")) return readFen(typed);
  if (unit === "ratio") {
    const bare = typed.replace(/%$/, "");
    return SHORT.test(bare) ? exact(Number(bare) / 100) : undefined;
  }
  if (unit === "s") {
    const bare = typed.replace(/(秒|s)$/i, "");
    return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : readLength(typed, null);
  }
  const wan = /^(\d+(?:\.\d+)?)(?:万|w)$/i.exec(typed)?.[1];
  if (wan !== undefined) return exact(Number(wan) * 10_000);
  const bare = typed.replace(/[件个单人次倍]$/, "");
  return SHORT.test(bare) ? Number(bare) : undefined;
}

/** The same as it is typed: 0.125 → "12.5%", 8900 fen → "89". */
export function writeWanted(value: number | null, unit: Unit | string): string {
  if (value === null) return "";
  if (unit.startsWith("fen")) return String(exact(value / 100));
  if (unit === "ratio") return `${exact(value * 100)}%`;
  return String(exact(value));
}

/** What stands behind the field. */
export const unitKind = (unit: Unit | string): "yuan" | "percent" | "seconds" | "none" =>
  unit.startsWith("fen")
    ? "yuan"
    : unit === "ratio"
      ? "percent"
      : unit === "s"
        ? "seconds"
        : "none";
