import { expect, test } from "vitest";
import { exactCount, exactMoney, sizeText, totalText, valueText } from "./exact";

test("money is told to the fen, whole, with its sign", () => {
  expect(exactMoney(0)).toBe("0.00");
  expect(exactMoney(5)).toBe("0.05");
  expect(exactMoney(-5)).toBe("-0.05");
  expect(exactMoney(123_450)).toBe("1,234.50");
  expect(exactMoney(-8_389_880)).toBe("-83,898.80");
  // Never in 万, however large.
  expect(exactMoney(9_007_199_254_740_991)).toBe("90,071,992,547,409.91");
});

test("counts are told whole, sizes as a file list has them", () => {
  expect(exactCount(1_532)).toBe("1,532");
  expect([sizeText(0), sizeText(1_023), sizeText(1_024), sizeText(200 * 1_048_576)]).toEqual([
    "0 B", "1023 B", "1 KB", "200.0 MB",
  ]); // prettier-ignore
});

test("a value is told in its own unit, and ratios are not added up", () => {
  const figure = (name: string, total: number, count = 3) => ({
    name,
    label: name,
    count,
    total,
    money: name === "report.gmv",
  });
  expect(totalText(figure("report.gmv", 2_700_150))).toBe("27,001.50");
  expect(totalText(figure("report.viewers", 12_000))).toBe("12,000");
  expect(totalText(figure("report.air_ms", 57_060_000))).toBe("15:51:00");
  expect(totalText(figure("report.returning_fan_ppm", 112_500))).toBe("—");
  expect(totalText(figure("report.returning_fan_ppm", 37_500, 1))).toBe("3.8%");
  expect(valueText({ name: "report.returning_fan_ppm", money: false }, 37_500)).toBe("3.8%");
  expect(valueText({ name: "report.gpm_watch_ppm", money: false }, 28_720)).toBe("28.72");
});
