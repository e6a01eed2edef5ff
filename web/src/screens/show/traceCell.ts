// The cell of the log a number stands in, as the trace asks for it.
import type { Cell } from "@/domains/review/trace";
import { wholeCell } from "./Figures";
import type { InRow } from "./quotients";

/** Several minutes that are one number: their key at level minute, and what they are called. */
export interface InMinutes {
  key: string;
  label: string;
}

/** Of a row, of several minutes, or of the whole show. */
export function cellOf(
  measure: string,
  at: InRow | undefined,
  minutes: InMinutes | undefined,
): Cell {
  if (minutes !== undefined) return { level: "minute", key: minutes.key, measure };
  return at === undefined ? wholeCell(measure) : { level: at.level, key: at.row.key, measure };
}
