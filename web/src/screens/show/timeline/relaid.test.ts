import { expect, test } from "vitest";
import { type Correction, laid } from "./edges";
import { fewest } from "./relaid";
import { sameCover, wayBack } from "./undo";

const M = 60_000;
const WHOLE = { from: 0, to: 120 * M };
const span = (n: number, length: number, name: string) => ({
  id: `${name}${n}`, key: `${name}${n}`, start: n * M, end: (n + length) * M, product: name,
}); // prettier-ignore
const ours = Array.from({ length: 40 }, (_, n) => span(n * 3, 3, "A"));

const back = (after: readonly (typeof ours)[number][]) =>
  fewest(wayBack(ours, after, { lane: "pitch" }, WHOLE), { lane: "pitch" }, ours, after, WHOLE);

test("a short way back stays as it is, press by press", () => {
  const after = [span(0, 2, "B"), ...ours.slice(1)];
  const fixes = wayBack(ours, after, { lane: "pitch" }, WHOLE);
  expect(back(after)).toEqual(fixes);
});

test("a long one is laid anew in a few presses, over what changed alone, rows as they were", () => {
  const theirs = Array.from({ length: 60 }, (_, n) => span(n * 2, 2, "B"));
  const after = [...ours.slice(0, 2), ...theirs.filter(({ start }) => start >= 6 * M)];
  const fixes = back(after);
  expect(fixes.map((fix) => fix.op)).toEqual(["overlay", "overlay"]);
  expect(fixes.map((fix) => "from" in fix && fix.from / M)).toEqual([6, 81]);
  const lane = fixes.reduce<readonly (typeof ours)[number][]>(
    (now, fix: Correction) => laid(now, fix, WHOLE) as typeof ours,
    after,
  );
  expect(sameCover(lane, ours)).toBe(true);
});
