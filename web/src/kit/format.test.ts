import { describe, expect, test } from "vitest";
import { count, exact, figure, figureInFull, length, money, percent, yuan } from "./format";

describe("a count in Chinese", () => {
  test.each([
    [0, "0"],
    [1204, "1,204"],
    [9999, "9,999"],
    [10_000, "1.0万"],
    [12_345, "1.2万"],
    [12_500, "1.3万"],
    [-18_240, "-1.8万"],
    [9_999_499, "999.9万"],
    [99_994_999, "9,999.5万"],
    [99_999_999, "1.0亿"],
    [1_234_000_000, "12.3亿"],
    [86.25, "86.3"],
  ])("%d is %s", (value, text) => expect(count(value, "zh")).toBe(text));
});

test("a count in English has no 万", () => {
  expect(count(12_345_678, "en")).toBe("12,345,678");
});

describe("money, held in fen", () => {
  test.each([
    [0, "¥0"],
    [8_900, "¥89"],
    [990, "¥9.90"],
    [5, "¥0.05"],
    [-12_345, "-¥123.45"],
    [999_999, "¥9,999.99"],
    [1_000_000, "¥1.0万"],
    [1_204_000, "¥1.2万"],
    [999_999_999_999, "¥100.0亿"],
  ])("%d fen is %s", (fen, text) => expect(money(fen, "zh")).toBe(text));

  test("is exact in English and in the hover", () => {
    expect(money(1_204_050, "en")).toBe("¥12,040.50");
    expect(exact(1_204_050, "fen")).toBe("¥12,040.50");
    expect(yuan(123_450)).toBe("1,234.50");
  });
});

test("sums of money side by side are of one form, whatever their size", () => {
  const texts = [1_098_599, 936_726, 900_000, -1_000_000].map(
    (fen) => figureInFull(fen, "fen", "zh").text,
  );
  expect(texts).toEqual(["¥10,985.99", "¥9,367.26", "¥9,000", "-¥10,000"]);
  expect(figureInFull(null, "fen", "zh")).toEqual({ text: "—", unit: "" });
  expect(figureInFull(12_345, "count", "zh")).toEqual({ text: "1.2万", unit: "" });
});

test("unknown is a dash, zero is zero", () => {
  expect(figure(null, "fen", "zh")).toEqual({ text: "—", unit: "" });
  expect(figure(null, "count", "zh")).toEqual({ text: "—", unit: "" });
  expect(figure(0, "fen", "zh")).toEqual({ text: "¥0", unit: "" });
  expect(figure(0, "ratio", "zh")).toEqual({ text: "0.0%", unit: "" });
});

test("units stand beside the number", () => {
  expect(figure(86, "count_per_min", "zh")).toEqual({ text: "86", unit: "/分" });
  expect(figure(31_200, "fen_per_min", "zh")).toEqual({ text: "¥312", unit: "/分" });
  expect(figure(2.4, "multiple", "en")).toEqual({ text: "2.40", unit: "×" });
});

test("a figure looked at in passing has no cents from ¥100 up", () => {
  expect(figure(264_970, "fen", "zh", true).text).toBe("¥2,650");
  expect(figure(9_990, "fen", "zh", true).text).toBe("¥99.90");
  expect(figure(264_970, "fen", "zh").text).toBe("¥2,649.70");
});

test("a little is not nothing", () => {
  expect(percent(0.03)).toBe("3.0%");
  expect(percent(0.0004)).toBe("0.04%");
  expect(percent(1.5)).toBe("150.0%");
});

test("lengths of time", () => {
  expect(length(250)).toBe("4:10");
  expect(length(11_567)).toBe("3:12:47");
  expect(length(-30)).toBe("-0:30");
  expect(length(-0.4)).toBe("0:00");
});
