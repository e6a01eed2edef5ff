// The rows of a preview with their problems, and which of them a person wants to see. [plain]
import type { Preview, PreviewRow, Problem } from "@/domains/selection/lineup";

export type Shown = PreviewRow["state"] | "all" | "problems";

export interface Line {
  row: number;
  title: string;
  state: PreviewRow["state"];
  makes: readonly string[];
  differences: PreviewRow["differences"];
  problems: readonly Problem[];
}

/** Every row with what is wrong in it; a row nothing can be made of may have only that. */
export function linesOf({ rows, problems }: Preview): Line[] {
  const byRow = new Map<number, Problem[]>();
  for (const problem of problems) {
    byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
  }
  const lines: Line[] = rows.map((row) => ({ ...row, problems: byRow.get(row.row) ?? [] }));
  const known = new Set(rows.map((row) => row.row));
  for (const [row, found] of byRow) {
    if (known.has(row)) continue;
    lines.push({ row, title: "", state: "refused", makes: [], differences: [], problems: found });
  }
  return lines.toSorted((a, b) => a.row - b.row);
}

/** The lines a person has asked for. */
export function wanted(lines: readonly Line[], shown: Shown): readonly Line[] {
  if (shown === "all") return lines;
  if (shown === "problems") return lines.filter((line) => line.problems.length > 0);
  return lines.filter((line) => line.state === shown);
}

/** What is looked at first: what went wrong, else what would change. */
export function firstShown(plan: Preview): Shown {
  if (plan.problems.length > 0) return "problems";
  return plan.counts.create + plan.counts.update > 0 ? "all" : "same";
}
