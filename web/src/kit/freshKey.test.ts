import { expect, test } from "vitest";
import { freshKey } from "./freshKey";

test("keys are 32 hexadecimal digits, and no two are the same", () => {
  const keys = Array.from({ length: 200 }, freshKey);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(keys).size).toBe(200);
});
