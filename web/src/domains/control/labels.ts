// Labels that must stand on the picture (docs/specs/compliance.md): their alerts, and marks by hand. [plain]
import { type Alert, wordIn } from "./alerts";

/** As the server names them (compliance/rules/labels.py). */
export const LABELS = ["ai", "ad", "health_food", "fsmp", "drug", "device"] as const;
export type Label = (typeof LABELS)[number];
/** Due by what somebody knows, and by nothing the system sees: who is no person, what is paid for. */
export const BY_WORD: readonly Label[] = ["ai", "ad"];

/** The label an alert says is missing; null: it is about something else. */
export function labelOf(alert: Alert): Label | null {
  const rule = wordIn(alert, "rule");
  return LABELS.find((label) => rule === `LABEL-${label}`) ?? null;
}
