import { expect, test } from "vitest";
import { MOST_BYTES, pathOf, unfit } from "./sending";

test("a file that cannot be taken is told before a byte of it is sent", () => {
  expect([unfit(0), unfit(1), unfit(MOST_BYTES), unfit(MOST_BYTES + 1)]).toEqual([
    "empty", null, null, "large",
  ]); // prettier-ignore
});

test("a file goes under its own name and time, whatever is in the name", () => {
  const path = pathOf("订单 9月&a=b#1?.csv", 1_788_000_000_123.9);
  const asked = new URL(path, "http://x").searchParams;
  expect(path.startsWith("/api/imports/files?")).toBe(true);
  expect(asked.get("name")).toBe("订单 9月&a=b#1?.csv");
  expect(asked.get("modified")).toBe("1788000000123");
  expect([...asked.keys()]).toEqual(["name", "modified"]);
});
