import { expect, test } from "vitest";
import { freeName, nameOf } from "./naming";

test("a taught table is called after its file, without what changes every day", () => {
  expect(nameOf("快手小店订单_20261121(3).xlsx")).toBe("快手小店订单");
  expect(nameOf("订单导出 2026-11-21.csv")).toBe("订单导出");
  expect(nameOf("视频号 2026年9月1日至2026年9月30日.csv")).toBe("视频号");
  expect(nameOf("20261121.csv")).toBe("20261121");
  expect(nameOf("没有后缀的表")).toBe("没有后缀的表");
  expect(nameOf(`${"长".repeat(60)}.csv`)).toHaveLength(40);
});

test("a name that is taken gets a number, within its forty characters", () => {
  expect(freeName("订单", ["别的"])).toBe("订单");
  expect(freeName("订单", ["订单", "订单 2"])).toBe("订单 3");
  const long = "长".repeat(40);
  expect(freeName(long, [long])).toBe(`${"长".repeat(36)} 2`);
});
