import { expect, test } from "vitest";
import { ticketIn } from "./ticket";

test.each<[string, string | null]>([
  ["#ticket=ab-C_1", "ab-C_1"],
  ["ticket=a%2Bb", "a+b"],
  ["#ticket=", null],
  ["#section", null],
  ["", null],
])("%j holds %j", (hash, token) => expect(ticketIn(hash)).toBe(token));
