// Both sides of a quotient, each named and in its own unit: money, a length of time, or a count.
import { exactText } from "@/domains/boards/telling";
import type { Metric } from "@/domains/review/shows";
import { length, type Unit } from "@/kit/format";
import { countsOf, measuresIn } from "../show/counts";

export interface Side {
  name: string;
  text: string;
}

interface Divided {
  num: number | null;
  den: number | null;
}

const UNKNOWN = "—";

/** Undefined for what was not divided. `zh`: named in Chinese. */
export function sidesOf(
  { num, den }: Divided,
  meaning: Metric | undefined,
  catalogue: readonly Metric[],
  cur: string,
  zh: boolean,
): readonly [Side, Side] | undefined {
  const [top, bottom] = meaning?.formula.split(" / ") ?? [];
  if (meaning === undefined || top === undefined || bottom === undefined) return undefined;
  const counts = new Map(countsOf(catalogue, "show").map((one) => [one.measure, one.unit]));
  const side = (value: number | null, formula: string, name: string): Side => ({
    name,
    text: sideText(value, formula, counts, cur),
  });
  const [topName = top, rest = bottom] = zh ? meaning.formula_zh.split(" ÷ ") : [top, bottom];
  // What the whole is taken times for is no part of the side it stands behind.
  const bottomName = rest.replace(/ × [\d,]+$/, "");
  return [side(num, top, topName), side(den, bottom, bottomName)];
}

function sideText(
  value: number | null,
  formula: string,
  counts: ReadonlyMap<string, Unit>,
  cur: string,
): string {
  if (value === null) return UNKNOWN;
  const inputs = measuresIn(formula);
  if (inputs.length > 0 && inputs.every((name) => name.endsWith("_ms"))) {
    return length(value / 1_000);
  }
  const units = new Set(inputs.map((name) => counts.get(name) ?? "count"));
  return exactText(value, units.size === 1 && units.has("fen") ? "fen" : "count", cur);
}
