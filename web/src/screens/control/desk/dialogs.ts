// What may stand open over the desk: one thing at a time.
import type { DeskPress } from "@/domains/control/parts";

export type Dialog =
  | { kind: "reading" }
  | { kind: "note"; why?: { text: string; x: Record<string, string> } }
  | { kind: "alerts" }
  /** Something wrong was said at `at` (room time, UTC ms). */
  | { kind: "wrong_word"; at: number }
  /** A line for the host. */
  | { kind: "push" }
  | { kind: "prompter" }
  | { kind: "bag" }
  | { kind: "take" }
  /** `show` null: none was planned; one is made on the spot. */
  | { kind: "go_live"; show: number | null }
  | { kind: "issues" }
  | { kind: "shift" }
  | { kind: "hosts" }
  | { kind: "handover" }
  | { kind: "receive"; press: string }
  | { kind: "incident"; press: string }
  | { kind: "fix"; press: DeskPress };
