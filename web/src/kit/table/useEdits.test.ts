import { afterEach, expect, test, vi } from "vitest";
import { Refusal } from "@/api/refusal";
import type { Column } from "./columns";
import { inGroups, whyNot } from "./useEdits";

afterEach(() => vi.useRealTimers());

type Row = { id: number };
const done = () => Promise.resolve();
const text = () => "";
const columns: Column<Row>[] = [
  { id: "no", title: "", width: 1, text, edit: { save: done, saveAll: done } },
  { id: "note", title: "", width: 1, text, edit: { save: done } },
];
const change = (row: string, column: string) => ({ row, column, before: "", after: "x" });

test("cells that only make sense together are written in one act, all others each alone", () => {
  const step = [change("1", "no"), change("1", "note"), change("2", "no"), change("2", "note")];
  expect(inGroups(columns, step).map((group) => group.map((one) => one.row + one.column))).toEqual([
    ["1no", "2no"],
    ["1note"],
    ["2note"],
  ]);
});

/** A page that shows one cell, and how it tells of another person's change. */
const page = (now: string) => ({
  columns: [{ id: "name", title: "", width: 1, text: (row: { name: string }) => row.name }],
  rows: [{ name: now }],
  rowKey: () => "1",
  told: { changedMeanwhile: (text: string) => `now ${text}` },
});
const cell = { row: "1", column: "name", before: "a", after: "b" };
const stale = new Refusal("stale", 409, "somebody was faster");

test("a change the server knew of first is told with what the cell reads once it is here", async () => {
  vi.useFakeTimers();
  const latest = { current: page("a") };
  const why = whyNot(latest, [cell], stale);
  await vi.advanceTimersByTimeAsync(1_000);
  latest.current = page("c");
  await vi.advanceTimersByTimeAsync(100);
  expect(await why).toMatchObject({ code: "changed_meanwhile", text: "now c" });
});

test("where this cell was left alone, or it was refused for another reason, the server's sentence stands", async () => {
  vi.useFakeTimers();
  const latest = { current: page("a") };
  const why = whyNot(latest, [cell], stale);
  await vi.advanceTimersByTimeAsync(3_100);
  expect(await why).toBe(stale);
  latest.current = page("c");
  const wrong = new Refusal("invalid", 422, "too long");
  expect(await whyNot(latest, [cell], wrong)).toBe(wrong);
});
