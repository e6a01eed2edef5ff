import { expect, test } from "vitest";
import { dayBefore, isDay, neighboursOf, stateOf } from "./days";
import type { Rate } from "./rates";

const rate = (id: number, first_day: string, last_day: string | null, more = {}): Rate => ({
  id,
  version: 1,
  kind: "commission",
  label: "佣金",
  unit: "ppm",
  per: "退后金额",
  room: "",
  product: "",
  duty: null,
  duty_label: "",
  person: "",
  person_name: "",
  cur: "",
  low: 50_000,
  high: 50_000,
  said: "5%",
  first_day,
  last_day,
  source: "",
  as_of: 0,
  note: "",
  by: "阿明",
  active: true,
  ...more,
});

test("a day is one of the calendar", () => {
  expect(["2026-11-11", "2024-02-29"].map(isDay)).toEqual([true, true]);
  for (const text of ["2026-02-29", "2026-13-01", "11-11", "2026-1-1", "", "2026/11/11"]) {
    expect(isDay(text), text).toBe(false);
  }
  expect(dayBefore("2026-03-01")).toBe("2026-02-28");
  expect(dayBefore("2027-01-01")).toBe("2026-12-31");
});

test("first and last day are both included", () => {
  const one = rate(1, "2026-11-01", "2026-11-10");
  expect(
    ["2026-10-31", "2026-11-01", "2026-11-10", "2026-11-11"].map((day) => stateOf(one, day)),
  ).toEqual(["ahead", "used", "used", "ended"]);
  expect(stateOf(rate(1, "2026-11-01", null, { active: false }), "2026-11-05")).toBe("takenBack");
});

test("a new rate follows on what runs, clashes with the same day, and ends before what is to come", () => {
  const rates = [
    rate(1, "2026-11-01", null),
    rate(2, "2026-12-01", null, { product: "7001" }),
    rate(3, "2026-10-01", "2026-10-31"),
    rate(4, "2026-11-20", null, { active: false }),
  ];
  const found = neighboursOf(rates, rate(0, "", null), "2026-11-15");
  expect([found.before?.id, found.clash, found.after]).toEqual([1, undefined, undefined]);
  expect(neighboursOf(rates, rate(0, "", null), "2026-11-01").clash?.id).toBe(1);
  const early = neighboursOf(rates, rate(0, "", null), "2026-09-15");
  expect([early.before, early.after?.id]).toEqual([undefined, 3]);
  const other = neighboursOf(rates, rate(0, "", null, { product: "7001" }), "2026-11-15");
  expect([other.before, other.after?.id]).toEqual([undefined, 2]);
});
