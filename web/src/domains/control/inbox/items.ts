// What may stand in the inbox: one shape for each reason to act, and what acting does. [plain]
import type { Shapes } from "@/api/client";
import type { DeskPress, GaugeNow, Run } from "../parts";
import type { SourceNow } from "../sources";
import type { StockWarning } from "../stock";

/** now: red, act at once. soon: amber. calm: when there is time. */
export type Urgency = "now" | "soon" | "calm";

interface Common {
  /** The same thing keeps its id for as long as it stands here. */
  id: string;
  urgency: Urgency;
  /** Room time by which it is too late; null: it has none. */
  due: number | null;
}

export type InboxItem = Common &
  (
    | { kind: "incident"; press: string; since: number; text: string }
    | { kind: "cue"; ref: string; cue: string; duty: string; text: string }
    | { kind: "hard"; segment: number; title: string; late: number }
    | { kind: "bag"; ref: string; name: string }
    | { kind: "handover"; press: string; shift: string; word: string; since: number }
    | { kind: "stock"; warning: StockWarning }
    | { kind: "source"; name: string; state: "never" | "silent"; heard: number | null }
    | { kind: "issues"; count: number; first: string }
    | { kind: "reason"; show: string; count: number }
    | { kind: "plan"; ref: string }
    | { kind: "shift_end"; next: { id: number; title: string } | null }
    | { kind: "people"; missing: "shift" | "host" }
    | { kind: "reading"; last: number | null }
  );
export type InboxKind = InboxItem["kind"];
export type ItemOf<Kind extends InboxKind> = Extract<InboxItem, { kind: Kind }>;

export type OnAirSegment = Shapes["OnAirSegmentOut"];
export type Outlook = Shapes["OutlookOut"];
export type Loop = Shapes["LoopOut"];
export type Issue = Pick<Shapes["PlanIssueOut"], "code" | "text" | "before_show">;

/** All that the inbox looks at, at one instant. */
export interface Seen {
  /** Room time, and the server's wall time, UTC ms. */
  now: number;
  wall: number;
  run: Run;
  desk: readonly DeskPress[];
  segment: OnAirSegment | null;
  outlook: Outlook | null;
  loop: Loop | null;
  sources: readonly SourceNow[];
  warnings: readonly StockWarning[];
  gauges: readonly GaugeNow[];
  issues: readonly Issue[];
  /** End of the shift on duty by the roster, and who comes next. */
  shiftEnd: number | null;
  nextShift: { id: number; title: string } | null;
  handOnly: boolean;
  /** Refs that were settled on this page and may not stand in the log. */
  done: ReadonlySet<string>;
}

const MINUTE = 60_000;

/** How late (ms) something is before it is red. */
export const urgencyOf = (due: number, now: number, soon = 2 * MINUTE): Urgency =>
  now >= due ? "now" : due - now <= soon ? "soon" : "calm";

/** Whether a ref was acknowledged in the log, or settled here. */
export function settled(seen: Seen, ref: string): boolean {
  return seen.done.has(ref) || seen.desk.some((press) => press.kind === "ack" && press.ref === ref);
}
