import { expect, test } from "vitest";
import type { ProfitPart } from "./profit";
import { waterfallOf } from "./waterfall";

const part = (name: ProfitPart["part"], low: number | null, high: number | null): ProfitPart => ({
  part: name,
  label: name,
  range: { low, high, known: low !== null && low === high },
});

test("each cost takes away from what was left above it", () => {
  const parts = [
    part("net_sales", 1_000, 1_000),
    part("goods", -400, -400),
    part("ads", -100, -100),
  ];
  const found = waterfallOf(parts, { low: 500, high: 500 });
  expect(found.bars.map(({ certain }) => certain)).toEqual([
    [0, 100],
    [60, 100],
    [50, 60],
  ]);
  expect(found.profit.certain).toEqual([0, 50]);
  expect([found.zero, found.bars.some(({ open }) => open)]).toEqual([0, false]);
});

test("what may be besides stands to the left of what is certain", () => {
  const parts = [part("net_sales", 600, 1_000), part("goods", -300, -200)];
  const found = waterfallOf(parts, { low: 300, high: 800 });
  expect(found.bars[0]).toEqual({ certain: [0, 60], perhaps: [60, 100], open: false });
  expect(found.bars[1]).toEqual({ certain: [80, 100], perhaps: [70, 80], open: false });
  expect(found.profit).toEqual({ certain: [0, 30], perhaps: [30, 80], open: false });
});

test("a cost nobody has stated is open to the left, and takes nothing away for certain", () => {
  const parts = [part("net_sales", 1_000, 1_000), part("goods", null, 0)];
  const found = waterfallOf(parts, { low: null, high: 1_000 });
  expect(found.bars[1]).toEqual({ certain: [100, 100], perhaps: [0, 100], open: true });
  expect(found.profit.open).toBe(true);
  expect(found.profit.certain).toEqual([0, 0]);
});

test("a loss stands to the left of 0", () => {
  const parts = [part("net_sales", 100, 100), part("ads", -300, -300)];
  const found = waterfallOf(parts, { low: -200, high: -200 });
  expect(found.zero).toBeCloseTo(66.67, 1);
  expect(found.profit.certain[0]).toBe(0);
  expect(found.profit.certain[1]).toBe(found.zero);
});

test("with nothing in it the axis is still one", () => {
  const found = waterfallOf([], { low: 0, high: 0 });
  expect(found).toEqual({
    bars: [],
    profit: { certain: [0, 0], perhaps: [0, 0], open: false },
    zero: 0,
  });
});
