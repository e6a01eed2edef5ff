// Which source a number comes from, how good it is and how long it has been silent. [plain]
import type { Shapes } from "@/api/client";
import type { Heard } from "./parts";

export type Level = Shapes["SourceOut"]["level"];
type Card = Pick<Shapes["SourceOut"], "name" | "level" | "provides" | "active">;

/** One connection as it is now. `heard` is wall time, null: nothing since the server started. */
export interface SourceNow {
  name: string;
  /** null: it feeds the room without being set up here, such as a recording. */
  level: Level | null;
  provides: readonly string[];
  heard: number | null;
  state: "never" | "live" | "silent";
  /** Made up by the simulator; every screen that shows it says so. */
  composed: boolean;
}

/** Our own; they are presses, not sources. */
const OURS = new Set(["desk", "reading", "file"]);
/**
 * A source that says nothing for so long (wall ms) is taken for gone. People come and go all the
 * time; of a source of orders alone ten quiet minutes may well be true.
 */
export const SILENT_MS = 90_000;
export const QUIET_MS = 10 * 60_000;
const BUSY_KINDS = new Set(["enter", "leave", "comment", "like"]);

const silentAfter = (provides: readonly string[]) =>
  provides.length === 0 || provides.some((kind) => BUSY_KINDS.has(kind)) ? SILENT_MS : QUIET_MS;

export const isComposed = (src: string) => src.startsWith("sim:");

export function sourcesNow(
  cards: readonly Card[],
  heard: readonly Heard[],
  wall: number,
): SourceNow[] {
  const last = new Map(heard.map((one) => [one.src, one.heard]));
  const known = cards
    .filter((card) => card.active)
    .map((card) => ({
      name: card.name,
      level: card.level as Level | null,
      provides: card.provides,
    }));
  const strangers = heard
    .filter((one) => !OURS.has(one.src) && !cards.some((card) => card.name === one.src))
    .map((one) => ({ name: one.src, level: null, provides: [] as string[] }));
  return [...known, ...strangers].map((one) => {
    const at = last.get(one.name) ?? null;
    return {
      ...one,
      heard: at,
      state: at === null ? "never" : wall - at > silentAfter(one.provides) ? "silent" : "live",
      composed: isComposed(one.name),
    };
  });
}

const FEEDS = {
  orders: (kind: string) => kind.startsWith("order."),
  traffic: (kind: string) => kind === "enter" || kind === "leave" || kind === "sample.online",
  comments: (kind: string) => kind === "comment",
} as const;
export type Feed = keyof typeof FEEDS;

/** What a source brings, said short; empty where it promised nothing that has a name here. */
export const feedsOf = (provides: readonly string[]): Feed[] =>
  (Object.keys(FEEDS) as Feed[]).filter((feed) => provides.some(FEEDS[feed]));

/** The kinds of event a counted measure is made of. */
const KINDS: Record<string, readonly string[]> = {
  views: ["enter"],
  viewers: ["enter"],
  leaves: ["leave"],
  comments: ["comment"],
  commenters: ["comment"],
  likes: ["like"],
  follows: ["follow"],
  product_views: ["product.view"],
  product_clicks: ["product.click"],
  cart_adds: ["cart.add"],
  online: ["sample.online"],
};
const ORDERS = ["order.state", "order.fix"] as const;

/** Where a counted number comes from: the source heard last among those that deliver its kinds. */
export function origin(
  measure: string,
  sources: readonly SourceNow[],
): Pick<SourceNow, "name" | "level" | "heard"> | null {
  const kinds = KINDS[measure] ?? ORDERS;
  const delivers = sources.filter((one) => kinds.some((kind) => one.provides.includes(kind)));
  // Who promised nothing may deliver anything.
  const open = sources.filter((one) => one.provides.length === 0);
  const heardOf = (some: readonly SourceNow[]) =>
    some.filter((one) => one.heard !== null).toSorted((a, b) => (b.heard ?? 0) - (a.heard ?? 0))[0];
  return heardOf(delivers) ?? heardOf(open) ?? delivers[0] ?? null;
}
