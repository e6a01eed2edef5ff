// How a range of money is said: never a zero where nobody knows. [plain]
import { exactMoney } from "@/domains/imports/exact";
import { UNKNOWN } from "@/kit/format";
import type { ProfitMissing, Range, Want } from "./profit";

export interface RangeWords {
  between: (low: string, high: string) => string;
  /** No end downwards: so much, or less. */
  atMost: (high: string) => string;
  /** No end upwards: so much, or more. */
  atLeast: (low: string) => string;
}

/** A profit, or sales. */
export function sumText({ low, high }: Range, told: RangeWords): string {
  if (low === null && high === null) return UNKNOWN;
  if (low === null) return told.atMost(exactMoney(high ?? 0));
  if (high === null) return told.atLeast(exactMoney(low));
  return low === high ? exactMoney(low) : told.between(exactMoney(low), exactMoney(high));
}

/** What a cost adds to the profit, 0 or less: of one that nobody has stated nothing is known. */
export function costText(range: Range, told: RangeWords & { orMore: (fen: string) => string }) {
  if (range.low === null) {
    return range.high === null || range.high === 0 ? UNKNOWN : told.orMore(exactMoney(range.high));
  }
  return sumText(range, told);
}

/** The parts without which a sum has no end downwards, each once, in their order. */
export const openParts = (missing: readonly ProfitMissing[]): string[] => [
  ...new Set(missing.filter(({ range }) => range.low === null).map(({ label }) => label)),
];

/** A gap with the rates that would close it, told where they first stand. */
export interface Gap {
  missing: ProfitMissing;
  /** Rates but the costs of goods. */
  rates: readonly Want[];
  costs: readonly Want[];
}

const nameOf = ({ kind, product, duty, person }: Want) =>
  [kind, product, duty ?? "", person].join("\t");

/** Every gap in its order; a rate that several would be closed by is asked for at the first. */
export function gapsOf(missing: readonly ProfitMissing[]): Gap[] {
  const asked = new Set<string>();
  return missing.map((one) => {
    const fresh = one.wants.filter((want) => !asked.has(nameOf(want)));
    for (const want of fresh) asked.add(nameOf(want));
    return {
      missing: one,
      rates: fresh.filter(({ kind }) => kind !== "goods_cost"),
      costs: fresh.filter(({ kind }) => kind === "goods_cost"),
    };
  });
}
