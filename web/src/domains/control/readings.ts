// Hand readings: what a person types into a box, and what the last ones said. [plain]
import type { Shapes } from "@/api/client";
import type { GaugeNow } from "./parts";

export type Box = Shapes["BoxOut"];
/** What a box counts: pieces, the minor unit of money, or a length of time. */
export type BoxUnit = Shapes["BoxUnit"];

/** In the order of docs/specs/control.md. */
export const BOX_IDS = [
  "online",
  "views",
  "inflow",
  "stay",
  "product_clicks",
  "orders_paid",
  "buyers",
  "gmv",
  "spend",
  "follows",
  "club_joins",
  "violations",
] as const;
export type BoxId = (typeof BOX_IDS)[number];

const READING = "reading.";

/** The newest hand reading of a box; null when nobody read it in this show. */
export function reading(gauges: readonly GaugeNow[], box: string): GaugeNow | null {
  const mine = gauges.filter((gauge) => gauge.name === READING + box);
  return mine.toSorted((a, b) => b.ts - a.ts)[0] ?? null;
}

/** The newest sample of a name from any source but a person. */
export function sampled(gauges: readonly GaugeNow[], name: string): GaugeNow | null {
  const mine = gauges.filter((gauge) => gauge.name === name);
  return mine.toSorted((a, b) => b.ts - a.ts)[0] ?? null;
}

/** When somebody last read any box, in room time. */
export const lastReading = (gauges: readonly GaugeNow[]): number | null =>
  gauges
    .filter((gauge) => gauge.name.startsWith(READING))
    .reduce<number | null>((last, gauge) => Math.max(last ?? gauge.ts, gauge.ts), null);

const TIMES: Record<string, bigint> = {
  万: 10_000n,
  w: 10_000n,
  千: 1_000n,
  k: 1_000n,
  亿: 100_000_000n,
};

/**
 * A decimal as whole `one`s, exactly: "1.8万" of count is 18000, "1,234.5" of money (one = 100) is
 * 123450. null when it is none, or has more digits than `one` can hold.
 */
function whole(text: string, one: bigint): number | null {
  const found = /^(\d{1,12})(?:\.(\d{1,8}))?([万亿千wk]?)$/.exec(text);
  if (found === null) return null;
  const [, front = "", back = "", size = ""] = found;
  const scaled = BigInt(front + back) * one * (TIMES[size] ?? 1n);
  const parts = 10n ** BigInt(back.length);
  if (scaled % parts !== 0n) return null;
  return Number(scaled / parts);
}

/** "1:02:03", "2:05", "65秒", "1分5秒" or plain seconds, as ms. */
function lengthMs(text: string): number | null {
  const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})$/.exec(text);
  if (clock !== null) {
    const [, hours = "0", minutes = "0", seconds = "0"] = clock;
    return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  }
  const said = /^(?:(\d{1,3})(?:分钟?|m))?(?:(\d{1,5})(?:秒|s)?)?$/.exec(text);
  if (said === null || (said[1] === undefined && said[2] === undefined)) return null;
  return (Number(said[1] ?? 0) * 60 + Number(said[2] ?? 0)) * 1_000;
}

/** What was typed into a box, in the box's unit; "" is null; undefined: it cannot be read. */
export function typedBox(text: string, unit: BoxUnit): number | null | undefined {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s,¥元]/g, "");
  if (plain === "") return null;
  const read = unit === "ms" ? lengthMs(plain) : whole(plain, unit === "money" ? 100n : 1n);
  return read === null || read > Number.MAX_SAFE_INTEGER ? undefined : read;
}

/** A box's number as it is typed: fen as yuan, ms as m:ss. */
export function shownBox(value: number, unit: BoxUnit): string {
  if (unit === "money") {
    const rest = value % 100;
    return `${Math.floor(value / 100)}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}`;
  }
  if (unit === "ms") {
    const seconds = Math.round(value / 1_000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  return String(value);
}

/** The same to be read and not to be typed over: thousands stand apart. */
export const readBox = (value: number, unit: BoxUnit): string =>
  shownBox(value, unit).replace(/^\d+(?=\.|$)/, (whole) => Number(whole).toLocaleString("en-US"));

/** Two readings nearer to each other tell no speed: one sets the other right. */
const SHORTEST_MS = 60_000;

interface Mark {
  kind: string;
  ts: number;
  x: Record<string, unknown>;
}

/** What a running total grew by between its last two hand readings, and in how long (ms). */
export function between(marks: readonly Mark[], box: BoxId): { more: number; ms: number } | null {
  const read = marks
    .flatMap((mark) => {
      const boxes = mark.kind === "reading" ? mark.x["boxes"] : null;
      const value =
        typeof boxes === "object" && boxes !== null
          ? (boxes as Record<string, unknown>)[box]
          : null;
      return typeof value === "number" ? [{ ts: mark.ts, value }] : [];
    })
    .toSorted((a, b) => a.ts - b.ts);
  const [before, last] = read.slice(-2);
  if (before === undefined || last === undefined || last.ts - before.ts < SHORTEST_MS) return null;
  // A total that fell was misread once; its difference would say nothing.
  return last.value < before.value
    ? null
    : { more: last.value - before.value, ms: last.ts - before.ts };
}
