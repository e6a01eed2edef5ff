import { expect, test } from "vitest";
import type { PhoneTile } from "@/domains/boardlinks/phone";
import { apart, glance, inFull } from "./figures";

const points = (value: string) => `${value} 个百分点`;
const told = (unit: PhoneTile["unit"], diff: number | null) =>
  apart({ unit, usual: { name: "昨日", median: 1, diff } }, "CNY", "zh", points);

test("money is yuan for a glance, exact when it is opened, and never another currency's", () => {
  expect(glance(7_234_567, "fen", "CNY", "zh")).toEqual({ text: "¥7.2万", unit: "" });
  expect(inFull(7_234_567, "fen", "CNY")).toBe("¥72,345.67");
  expect(glance(7_234_567, "fen_per_hour", "USD", "en")).toEqual({ text: "72,346", unit: "USD/h" });
  expect(inFull(7_234_567, "fen", "USD")).toBe("72,345.67 USD");
  expect(glance(null, "fen", "USD", "zh")).toEqual({ text: "—", unit: "" });
  expect(glance(1_204, "count", "USD", "zh")).toEqual({ text: "1,204", unit: "" });
});

test("what is apart from the usual says which way, and a rate is apart by points", () => {
  expect(told("fen", 3_900_000)).toBe("↑ ¥3.9万");
  expect(told("count", -12)).toBe("↓ 12");
  expect(told("ratio", -0.0123)).toBe("↓ 1.2 个百分点");
  expect(told("fen", 0)).toBe("= ¥0");
  expect(told("fen", null)).toBeNull();
  expect(apart({ unit: "fen", usual: null }, "CNY", "zh", points)).toBeNull();
});
