// From the sum by time to the sum by genre, a reason at a time: what is shown adds up. [plain]
import type { Attribution } from "./results";

/** A step between the two sums; money in the minor unit, with its sign. */
export interface Step {
  /** The server's code of the reason; null: what no reason accounts for. */
  code: string | null;
  label: string;
  lines: number;
  amount: number;
}

/** The steps, in the server's order; empty while no genre is known. Steps, added to the sum by time,
 * are the sum by genre: what the reasons leave over is a step of its own, never hidden. */
export function stepsOf({ by_time, by_genre, parts }: Attribution): Step[] {
  if (by_time === null || by_genre === null) return [];
  const steps = parts.map(({ code, label, sign, sum }) => ({
    code,
    label,
    lines: sign * sum.lines,
    amount: sign * sum.amount,
  }));
  const over: Step = {
    code: null,
    label: "",
    lines: by_genre.lines - steps.reduce((total, step) => total + step.lines, by_time.lines),
    amount: by_genre.amount - steps.reduce((total, step) => total + step.amount, by_time.amount),
  };
  return over.lines === 0 && over.amount === 0 ? steps : [...steps, over];
}
