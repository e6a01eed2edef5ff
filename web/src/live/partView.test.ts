import { expect, test } from "vitest";
import { PartView } from "./partView";
import type { PartState } from "./watched";

/** A part whose news and time are made by hand. */
function made() {
  let state: PartState = { value: 0, items: [], refused: null };
  const listeners = new Set<() => void>();
  const timers = new Set<() => void>();
  return {
    watching: () => listeners.size,
    say(value: unknown) {
      state = { ...state, value };
      for (const listener of listeners) listener();
    },
    pass() {
      const due = [...timers];
      timers.clear();
      for (const run of due) run();
    },
    source: {
      watch: (listener: () => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      state: () => state,
      after: (_: number, run: () => void) => {
        timers.add(run);
        return () => void timers.delete(run);
      },
    },
  };
}

test("news comes at once, then gathers until the time is over, and the newest is shown", () => {
  const part = made();
  const view = new PartView(part.source, (state) => state.value, 250);
  const seen: unknown[] = [];
  const off = view.subscribe(() => seen.push(view.get()));
  for (const value of [1, 2, 3, 4]) part.say(value);
  expect(seen).toEqual([1]);
  expect(view.get()).toBe(1);
  part.pass();
  expect(seen).toEqual([1, 4]);
  part.pass();
  part.pass();
  expect(seen).toEqual([1, 4]);
  off();
  expect(part.watching()).toBe(0);
});

test("what a screen does not show draws nothing: the same value is the same object", () => {
  const part = made();
  const view = new PartView<{ shown: number }>(part.source, (state, before) => {
    const shown = Math.floor((state.value as number) / 10);
    return before?.shown === shown ? before : { shown };
  });
  view.subscribe(() => {});
  const first = view.get();
  part.say(9);
  expect(view.get()).toBe(first);
  part.say(10);
  expect(view.get()).toEqual({ shown: 1 });
});

test("two screens of one view share one watch, and it ends with the last", () => {
  const part = made();
  const view = new PartView(part.source, (state) => state.value);
  const [one, two] = [view.subscribe(() => {}), view.subscribe(() => {})];
  expect(part.watching()).toBe(1);
  one();
  expect(part.watching()).toBe(1);
  two();
  expect(part.watching()).toBe(0);
});
