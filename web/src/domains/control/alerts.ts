// What was said or shown and may not be, as the stream gives it (docs/specs/compliance.md, "On
// air"): in which group it stands, what interrupts, how the checking is doing. [plain]
import { elapsed } from "@/kit/time";
import type { Plain } from "./parts";

interface Deed {
  ts: number;
  by: string | null;
}

/** One alert; `ts` when it was raised, `last` when it was said last (room time, UTC ms). */
export interface Alert {
  id: string;
  ts: number;
  last: number;
  count: number;
  text: string;
  /** The event it is about; of a mark by hand `hand`. */
  ref: string | null;
  by: string | null;
  x: Record<string, Plain>;
  seen: Deed | null;
  closed: (Deed & { how: string | null; reason: string | null; text: string }) | null;
}

export interface AlertBoard {
  open: Alert[];
  closed: Alert[];
  /** How many the show has had. */
  raised: number;
}

export const NO_ALERTS: AlertBoard = { open: [], closed: [], raised: 0 };

/** How the checking of a room stands; nothing is published before anything was heard. */
export interface CheckingPart {
  on: boolean;
  /** When this was told: wall time, UTC ms. */
  at: number;
  /** When speech was heard last, room time; null: never since the server started. */
  heard: number | null;
  waiting: number;
  passed: number;
  untold: number;
  /** What of the rules is off, in words. */
  problems: string[];
}

export const REASONS = ["proved", "misheard", "not_ours", "harmless", "handled"] as const;
export type Reason = (typeof REASONS)[number];
export const DISPOSALS = ["removed", "muted", "answered", "kept"] as const;
export type Disposal = (typeof DISPOSALS)[number];

export const GROUPS = ["speech", "screen", "comment"] as const;
export type AlertGroup = (typeof GROUPS)[number];

/** A line of more characters nobody gets out in one breath. */
export const MOST_LINE = 18;
/** What a mark by hand is about: no event of the log. */
export const BY_HAND = "hand";

export const wordIn = (alert: Alert, name: string): string => {
  const value = alert.x[name];
  return typeof value === "string" ? value : "";
};

export const isByHand = (alert: Alert) => wordIn(alert, "rule") === "";

/** Whether it interrupts: what the server says is loud, and what a person has marked. */
export const isLoud = (alert: Alert) => alert.x["loud"] === true || isByHand(alert);

export function groupOf(alert: Alert): AlertGroup {
  const surface = wordIn(alert, "surface");
  if (surface === "viewer_comment") return "comment";
  return surface === "" || surface === "live_speech" ? "speech" : "screen";
}

/** The link it is about (its id in the line-up); null: none that is known. */
export const linkOf = (alert: Alert): number | null => {
  const link = alert.x["link"];
  return typeof link === "number" && link > 0 ? link : null;
};

/** By group, in each the oldest first: what comes in later moves nothing that stands. */
export function grouped(open: readonly Alert[]): { group: AlertGroup; alerts: Alert[] }[] {
  return GROUPS.map((group) => ({
    group,
    alerts: open.filter((one) => groupOf(one) === group).toSorted((a, b) => a.ts - b.ts),
  })).filter(({ alerts }) => alerts.length > 0);
}

/** The one that interrupts now: the newest loud one that was not put down on this page. */
export const largeOne = (open: readonly Alert[], down: ReadonlySet<string>): Alert | null =>
  open
    .filter((one) => isLoud(one) && !down.has(one.id))
    .reduce<Alert | null>((best, one) => (best === null || one.ts >= best.ts ? one : best), null);

/** Which is chosen: still the one that was, else what stands in its place now, else the newest loud. */
export function chosen(
  ids: readonly string[],
  wanted: string | null,
  place: number,
  loud: string | null,
): string | null {
  if (wanted !== null && ids.includes(wanted)) return wanted;
  if (wanted === null && loud !== null && ids.includes(loud)) return loud;
  return ids[Math.min(place, ids.length - 1)] ?? null;
}

/** What a key of the panel does to an alert; null: nothing. */
export type AlertDeed =
  { kind: "correct" } | { kind: "dismiss"; reason: Reason } | { kind: "dispose"; how: Disposal };

export function deedOf(key: string, alert: Alert): AlertDeed | null {
  const comment = groupOf(alert) === "comment";
  if (key === "Enter") return comment ? null : { kind: "correct" };
  if (!/^[1-9]$/.test(key)) return null;
  const at = Number(key) - 1;
  if (comment) {
    const how = DISPOSALS[at];
    return how === undefined ? null : { kind: "dispose", how };
  }
  const reason = REASONS[at];
  return reason === undefined ? null : { kind: "dismiss", reason };
}

/** What an alert carried, to be raised once more after it was put aside by mistake. */
export function carried(alert: Alert): Record<string, Plain> {
  const { by: _by, first: _first, late_ms: _late, ...rest } = alert.x;
  return rest;
}

export type CheckingState =
  /** No speech has come since the server started. */
  | { kind: "none" }
  | { kind: "heard"; ago: number }
  /** It is on, and has heard nothing for long. */
  | { kind: "silent"; ago: number }
  | { kind: "off" }
  | { kind: "behind"; count: number }
  /** Some rules are off. */
  | { kind: "partly"; count: number }
  | { kind: "untold"; count: number }
  | { kind: "passed"; count: number };

/** More than so many texts that wait are said. */
const MANY_WAIT = 200;
const SILENT_MS = 120_000;

/** The worst that is to be said of the checking at `now` (room time). */
export function checkingState(part: CheckingPart | undefined, now: number): CheckingState {
  if (part === undefined) return { kind: "none" };
  if (!part.on) return { kind: "off" };
  if (part.waiting > MANY_WAIT) return { kind: "behind", count: part.waiting };
  if (part.problems.length > 0) return { kind: "partly", count: part.problems.length };
  if (part.untold > 0) return { kind: "untold", count: part.untold };
  if (part.passed > 0) return { kind: "passed", count: part.passed };
  if (part.heard === null) return { kind: "none" };
  const ago = elapsed(now, part.heard);
  return { kind: ago > SILENT_MS ? "silent" : "heard", ago };
}
