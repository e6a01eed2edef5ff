import { expect, test } from "vitest";
import type { GaugeNow } from "./parts";
import {
  between,
  type BoxUnit,
  lastReading,
  readBox,
  reading,
  shownBox,
  typedBox,
} from "./readings";

test.each<[string, BoxUnit, number | null | undefined]>([
  ["1204", "count", 1204],
  ["1,204", "count", 1204],
  ["１２０４", "count", 1204],
  ["1.8万", "count", 18_000],
  ["2w", "count", 20_000],
  ["0", "count", 0],
  ["", "count", null],
  ["  ", "count", null],
  ["1.5", "count", undefined],
  ["-3", "count", undefined],
  ["abc", "count", undefined],
  ["18240", "money", 1_824_000],
  ["18,240.5", "money", 1_824_050],
  ["¥0.29", "money", 29],
  ["1.1万", "money", 1_100_000],
  ["0.001", "money", undefined],
  ["1:05", "ms", 65_000],
  ["1:02:03", "ms", 3_723_000],
  ["65", "ms", 65_000],
  ["65秒", "ms", 65_000],
  ["1分5秒", "ms", 65_000],
  ["分", "ms", undefined],
])("%j in a box of %s is %j", (text, unit, value) => expect(typedBox(text, unit)).toBe(value));

test("what is shown in a box reads back as the same number", () => {
  for (const [value, unit] of [
    [1_824_005, "money"],
    [1_824_000, "money"],
    [65_000, "ms"],
    [1204, "count"],
  ] as const) {
    expect(typedBox(shownBox(value, unit), unit)).toBe(value);
  }
  expect(shownBox(1_824_005, "money")).toBe("18240.05");
  expect(readBox(1_824_005, "money")).toBe("18,240.05");
  expect(readBox(17_429, "count")).toBe("17,429");
  expect(readBox(62_000, "ms")).toBe("1:02");
});

const gauge = (name: string, value: number, ts: number, source = "desk"): GaugeNow => ({
  source,
  name,
  value,
  ts,
});

test("of several readings of a box the newest counts; a sample is no reading", () => {
  const gauges = [
    gauge("reading.online", 900, 1_000),
    gauge("reading.online", 1_204, 5_000),
    gauge("online", 7, 9_000, "douyin:a"),
  ];
  expect(reading(gauges, "online")?.value).toBe(1_204);
  expect(reading(gauges, "gmv")).toBeNull();
  expect(lastReading(gauges)).toBe(5_000);
  expect(lastReading([])).toBeNull();
});

const read = (ts: number, boxes: Record<string, number>) => ({ kind: "reading", ts, x: { boxes } });

test("between two readings a total grew by so much; one reading, or a fall, says nothing", () => {
  const marks = [
    read(0, { orders_paid: 3 }),
    read(600_000, { orders_paid: 10, online: 5 }),
    { kind: "note", ts: 700_000, x: {} },
    read(1_800_000, { online: 7 }),
    read(2_400_000, { orders_paid: 34 }),
  ];
  expect(between(marks, "orders_paid")).toEqual({ more: 24, ms: 1_800_000 });
  expect(between(marks.slice(0, 1), "orders_paid")).toBeNull();
  expect(between([...marks, read(3_000_000, { orders_paid: 30 })], "orders_paid")).toBeNull();
  expect(between(marks, "gmv")).toBeNull();
  const twice = [read(0, { orders_paid: 3 }), read(59_999, { orders_paid: 30 })];
  expect(between(twice, "orders_paid")).toBeNull();
});
