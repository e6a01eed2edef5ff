import { expect, test } from "vitest";
import { nextIn, ticketIn } from "./ticket";

test.each<[string, string | null]>([
  ["#ticket=ab-C_1", "ab-C_1"],
  ["ticket=a%2Bb", "a+b"],
  ["#ticket=ab&next=%2Frooms%2Fdemo", "ab"],
  ["#ticket=", null],
  ["#section", null],
  ["", null],
])("%j holds %j", (hash, token) => expect(ticketIn(hash)).toBe(token));

test.each<[string, string | null]>([
  ["#ticket=ab&next=%2Frooms%2Fdemo", "/rooms/demo"],
  ["#ticket=ab&next=/rooms/demo%3Fat%3D5%23x", "/rooms/demo?at=5#x"],
  ["#ticket=ab", null],
  ["#ticket=ab&next=", null],
  ["#ticket=ab&next=rooms/demo", null],
  ["#ticket=ab&next=https://evil.example/", null],
  ["#ticket=ab&next=//evil.example/", null],
  ["#ticket=ab&next=/%5Cevil.example/", null],
  ["#ticket=ab&next=/%09/evil.example/", null],
  ["#ticket=ab&next=javascript:alert(1)", null],
  ["#ticket=ab&next=/sign-in", null],
  ["#ticket=ab&next=%2F%23ticket%3Dcd", null],
])("%j leads to %j", (hash, next) => expect(nextIn(hash)).toBe(next));
