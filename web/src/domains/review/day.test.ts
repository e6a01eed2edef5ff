import { expect, test } from "vitest";
import type { Show } from "@/domains/selection/shows";
import { dayShows } from "./day";

const HOUR = 3_600_000;
const planned = (id: number, room: string, start: number, more: Partial<Show> = {}) =>
  ({
    id,
    room,
    title: `P${id}`,
    starts_at: start,
    ends_at: start + HOUR,
    status: "planned",
    active: true,
    ...more,
  }) as Show;
const ran = (id: string, start: number, end: number | null) => ({
  id,
  title: `L${id}`,
  start,
  end,
  recounting: null,
  composed: false,
});
const day = { from: 10 * HOUR, to: 34 * HOUR };
const of = (shows: Show[], logs: Record<string, ReturnType<typeof ran>[]>) =>
  dayShows(shows, new Map(Object.entries(logs)), day.from, day.to);

test("a planned show and its run are one line, under the plan's title", () => {
  const [only, ...others] = of([planned(7, "a", 12 * HOUR)], { a: [ran("7", 13 * HOUR, null)] });
  expect(others).toEqual([]);
  expect(only).toEqual({
    id: "7",
    room: "a",
    title: "P7",
    plan: { start: 12 * HOUR, end: 13 * HOUR, armed: false },
    ran: { start: 13 * HOUR, end: null },
  });
});

test("the same number in another room is another show", () => {
  const shows = of([planned(7, "a", 12 * HOUR)], { b: [ran("7", 13 * HOUR, 14 * HOUR)] });
  expect(shows.map((show) => [show.room, show.ran?.start ?? null])).toEqual([
    ["a", null],
    ["b", 13 * HOUR],
  ]);
});

test("what nobody planned stands there too; of another day only what still runs", () => {
  const shows = of([], {
    a: [ran("old", HOUR, 2 * HOUR), ran("night", 8 * HOUR, null), ran("now", 11 * HOUR, 12 * HOUR)],
  });
  expect(shows.map((show) => show.id)).toEqual(["night", "now"]);
});

test("shows on air come first, then by time; what was called off is gone", () => {
  const shows = of(
    [
      planned(1, "a", 11 * HOUR),
      planned(2, "a", 20 * HOUR),
      planned(3, "a", 12 * HOUR, { active: false }),
    ],
    { a: [ran("2", 20 * HOUR, null)] },
  );
  expect(shows.map((show) => show.id)).toEqual(["2", "1"]);
});
