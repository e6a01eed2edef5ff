import { expect, test } from "vitest";
import type { Alert } from "./alerts";
import { labelOf } from "./labels";

const about = (rule: string) => ({ x: { rule } }) as unknown as Alert;

test("an alert about a label says which; any other says none", () => {
  expect(labelOf(about("LABEL-health_food"))).toBe("health_food");
  expect(labelOf(about("LABEL-nothing"))).toBeNull();
  expect(labelOf(about("PRC-01"))).toBeNull();
  expect(labelOf({ x: {} } as unknown as Alert)).toBeNull();
});
