import { expect, test } from "vitest";
import { arrange, RECENT_MS } from "./arrange";
import type { Work } from "./work";

const NOW = 1_800_000_000_000;

const work = (id: number, state: string, ago: number | null = null): Work => ({
  id,
  lane: "job",
  name: "x",
  label: "重算",
  state,
  state_label: state,
  progress: 0,
  note: "",
  error: "",
  cancel_asked: false,
  created_at: NOW - 10_000,
  finished_at: ago === null ? null : NOW - ago,
  result: null,
  file: null,
});

const ids = (list: readonly Work[]) => list.map((one) => one.id);

test("what runs, what has ended and what failed stand apart", () => {
  const jobs = [
    work(1, "running"),
    work(2, "waiting"),
    work(3, "done", 5),
    work(4, "cancelled", 1),
  ];
  const seen = arrange([...jobs, work(5, "dead", 9)], [], NOW);
  expect(ids(seen.running)).toEqual([1, 2]);
  expect(ids(seen.ended)).toEqual([4, 3]);
  expect(ids(seen.failed)).toEqual([5]);
});

test("after an hour what has ended is out of sight, and five are enough", () => {
  const old = arrange([work(1, "done", RECENT_MS), work(2, "dead", RECENT_MS)], [], NOW);
  expect([...old.ended, ...old.failed]).toEqual([]);
  const many = Array.from({ length: 9 }, (_, index) => work(index, "done", index + 1));
  expect(ids(arrange(many, [], NOW).ended)).toEqual([0, 1, 2, 3, 4]);
});

test("who manages work sees what failed long ago, and each of it once", () => {
  const dead = [work(7, "dead", 5 * RECENT_MS), work(8, "dead", 3)];
  const seen = arrange([work(8, "dead", 3), work(9, "dead", 2)], dead, NOW);
  expect(ids(seen.failed)).toEqual([7, 8, 9]);
});
