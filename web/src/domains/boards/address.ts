// Which board is looked at, as it stands in the address: a link that is sent opens the same one.
import type { Shapes } from "@/api/client";

export const KINDS = ["day", "show", "shift"] as const;
export type Kind = (typeof KINDS)[number];
export type Duty = Shapes["Duty"];

/** What a board is asked for by; null leaves the choice to the server: one's own, the newest. */
export interface Asked {
  kind: Kind;
  room: string | null;
  show: string | null;
  /** The key of a shift. */
  shift: string | null;
  /** ISO, of the show day. */
  day: string | null;
  duty: Duty | null;
  /** Metrics by id that are on the board besides its own. */
  metrics: readonly string[];
}

const isKind = (value: unknown): value is Kind => KINDS.some((kind) => kind === value);

/** An address is typed by people too: `show=1` is read as a number and means the show "1". */
const text = (value: unknown): string | null =>
  typeof value === "string" && value !== ""
    ? value
    : typeof value === "number"
      ? String(value)
      : null;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What an address asks for. What it leaves open is what this browser looked at last. */
export function fromSearch(search: Readonly<Record<string, unknown>>, last: Partial<Asked>): Asked {
  const day = text(search["day"]);
  const kind = isKind(search["kind"]) ? search["kind"] : null;
  const metrics = text(search["metrics"])?.split(",").filter(Boolean) ?? [];
  return {
    kind: kind ?? last.kind ?? "show",
    room: text(search["room"]) ?? last.room ?? null,
    show: text(search["show"]),
    shift: text(search["shift"]),
    day: day !== null && DAY.test(day) ? day : null,
    duty: (text(search["duty"]) as Duty | null) ?? last.duty ?? null,
    metrics: [...new Set(metrics)],
  };
}

/** The address of a board, without what says nothing for its kind. */
export function toSearch(asked: Asked): Record<string, string> {
  const { kind, room, show, shift, day, duty, metrics } = asked;
  const out: Record<string, string> = { kind };
  const put = (name: string, value: string | null) => {
    if (value !== null && value !== "") out[name] = value;
  };
  if (kind === "day") put("day", day);
  else {
    put("room", room);
    put("show", show);
    if (kind === "shift") put("shift", shift);
  }
  put("duty", duty);
  put("metrics", metrics.join(","));
  return out;
}

/** The same board with one more of the other numbers on it, or without it. */
export function withMetric(asked: Asked, metric: string, on: boolean): Asked {
  const others = asked.metrics.filter((one) => one !== metric);
  return { ...asked, metrics: on ? [...others, metric] : others };
}

/** What a browser keeps of it: the kind, the room and the duty; a show is over tomorrow. */
export function toKeep({ kind, room, duty }: Asked): string {
  return JSON.stringify({ kind, room, duty });
}

/** What was kept; nothing of what cannot be read. */
export function fromKept(kept: string | null): Partial<Asked> {
  if (kept === null) return {};
  try {
    const read: unknown = JSON.parse(kept);
    if (typeof read !== "object" || read === null) return {};
    const { kind, room, duty } = read as Record<string, unknown>;
    return {
      ...(isKind(kind) && { kind }),
      ...(typeof room === "string" && { room }),
      ...(typeof duty === "string" && { duty: duty as Duty }),
    };
  } catch {
    return {};
  }
}
