import { expect, test } from "vitest";
import type { ProfitMissing, Want } from "./profit";
import { costText, gapsOf, openParts, sumText } from "./says";

const told = {
  between: (low: string, high: string) => `${low} ~ ${high}`,
  atMost: (high: string) => `至多 ${high}`,
  atLeast: (low: string) => `至少 ${low}`,
  orMore: (fen: string) => `${fen} 或更多`,
};

test("a sum without an end says on which side", () => {
  expect(sumText({ low: 100, high: 100 }, told)).toBe("1.00");
  expect(sumText({ low: -100, high: 250 }, told)).toBe("-1.00 ~ 2.50");
  expect(sumText({ low: null, high: 250 }, told)).toBe("至多 2.50");
  expect(sumText({ low: null, high: 0 }, told)).toBe("至多 0.00");
  expect(sumText({ low: 0, high: null }, told)).toBe("至少 0.00");
  expect(sumText({ low: null, high: null }, told)).toBe("—");
});

test("a cost nobody has stated never reads as 0; one that is 0 does", () => {
  expect(costText({ low: null, high: 0 }, told)).toBe("—");
  expect(costText({ low: null, high: null }, told)).toBe("—");
  expect(costText({ low: null, high: -22_568 }, told)).toBe("-225.68 或更多");
  expect(costText({ low: 0, high: 0 }, told)).toBe("0.00");
  expect(costText({ low: -500, high: 0 }, told)).toBe("-5.00 ~ 0.00");
});

const want = (kind: Want["kind"], product = ""): Want => ({
  kind,
  product,
  duty: null,
  person: "",
  name: product,
});
const gap = (label: string, low: number | null, wants: Want[]): ProfitMissing => ({
  part: "returns",
  label,
  range: { low, high: 0, known: false },
  detail: "",
  shared: false,
  cures: ["rate"],
  wants,
});

test("what leaves the profit without an end is named once, what only widens it is not", () => {
  const missing = [
    gap("货本", null, []),
    gap("退货", null, []),
    gap("退货", null, []),
    gap("退后", -5, []),
  ];
  expect(openParts(missing)).toEqual(["货本", "退货"]);
});

test("a rate that would close two gaps is asked for at the first", () => {
  const found = gapsOf([
    gap("货本", null, [want("goods_cost", "7001"), want("goods_cost", "7002")]),
    gap("退货", null, [want("return_loss"), want("goods_cost", "7001")]),
    gap("退货", null, [want("return_loss")]),
  ]);
  expect(
    found.map(({ rates, costs }) => [rates.length, costs.map(({ product }) => product)]),
  ).toEqual([
    [0, ["7001", "7002"]],
    [1, []],
    [0, []],
  ]);
});
