// A ruling while it is written down. [plain]
import { readCount, readFen } from "@/kit/typed";
import { yuan } from "@/kit/format";
import type { Family, Scene, Violation, ViolationIn } from "./violations";

/** Times UTC ms; `points`, `days` and `frozen` (yuan) as they are typed. */
export interface Draft {
  room: string;
  platform: string;
  account: string;
  show: string;
  scene: Scene;
  family: Family | "";
  clause: string;
  quote: string;
  happenedAt: number;
  toldAt: number;
  warning: boolean;
  points: string;
  frozen: string;
  days: string;
  penalty: string;
  responsible: string;
  lesson: string;
  evidence: readonly number[];
  /** Alerts of ours it is about: kept as they were. */
  alerts: readonly string[];
}

export const blank = (now: number): Draft => ({
  room: "",
  platform: "",
  account: "",
  show: "",
  scene: "live",
  family: "",
  clause: "",
  quote: "",
  happenedAt: now,
  toldAt: now,
  warning: false,
  points: "",
  frozen: "",
  days: "",
  penalty: "",
  responsible: "",
  lesson: "",
  evidence: [],
  alerts: [],
});

const typed = (value: number | null) => (value === null ? "" : String(value));

export const draftOf = (row: Violation): Draft => ({
  room: row.room ?? "",
  platform: row.platform,
  account: row.account,
  show: row.show,
  scene: row.scene,
  family: row.family,
  clause: row.clause,
  quote: row.quote,
  happenedAt: row.happened_at,
  toldAt: row.told_at,
  warning: row.is_warning,
  points: typed(row.points),
  frozen: row.frozen === null ? "" : yuan(row.frozen),
  days: typed(row.banned_days),
  penalty: row.penalty,
  responsible: row.responsible,
  lesson: row.lesson,
  evidence: row.evidence,
  alerts: row.alerts,
});

export type Missing = "room" | "family" | "clause" | "told" | "points" | "frozen" | "days";

/** What is sent; or the field that keeps it from being sent. */
export function bodyOf(draft: Draft): ViolationIn | { missing: Missing } {
  const clause = draft.clause.trim();
  const points = readCount(draft.points);
  const frozen = readFen(draft.frozen);
  const days = readCount(draft.days);
  if (draft.platform === "") return { missing: "room" };
  if (draft.family === "") return { missing: "family" };
  if (clause === "") return { missing: "clause" };
  if (draft.toldAt < draft.happenedAt) return { missing: "told" };
  if (points === undefined) return { missing: "points" };
  if (frozen === undefined) return { missing: "frozen" };
  if (days === undefined) return { missing: "days" };
  return {
    platform: draft.platform,
    account: draft.account,
    room: draft.room === "" ? null : draft.room,
    show: draft.show,
    scene: draft.scene,
    family: draft.family,
    clause,
    quote: draft.quote.trim(),
    happened_at: draft.happenedAt,
    told_at: draft.toldAt,
    is_warning: draft.warning,
    points,
    frozen,
    banned_days: days,
    penalty: draft.penalty.trim(),
    responsible: draft.responsible.trim(),
    lesson: draft.lesson.trim(),
    alerts: [...draft.alerts],
    evidence: [...draft.evidence],
  };
}

interface Ran {
  id: string;
  start: number;
  end: number | null;
}

/** The show in which something happened; "" where none ran then. */
export const showAt = (shows: readonly Ran[], at: number): string =>
  shows.find((show) => show.start <= at && (show.end === null || at <= show.end))?.id ?? "";
