import { expect, test } from "vitest";
import { roomTime, ServerClock } from "./serverClock";

function clockAt(wall: number) {
  const time = { steady: 1_000 };
  return {
    time,
    clock: new ServerClock(
      () => time.steady,
      () => wall,
    ),
  };
}

test("before the server has spoken the computer's own clock is shown", () => {
  expect(clockAt(77).clock.now()).toBe(77);
});

test("a computer that is an hour wrong shows the server's time all the same", () => {
  const { clock, time } = clockAt(3_600_000);
  clock.learn(50_000, 1_000, 1_020);
  time.steady = 1_010;
  expect(clock.now()).toBe(50_000);
  time.steady = 2_010;
  expect(clock.now()).toBe(51_000);
});

test("an exact message beats a Date header, and a later header does not spoil it", () => {
  const { clock, time } = clockAt(0);
  clock.learnFromHeader("Sun, 22 Nov 2026 00:00:00 GMT", 1_000, 1_000);
  time.steady = 1_000;
  const header = Date.parse("2026-11-22T00:00:00Z");
  expect(clock.now()).toBe(header + 500);
  clock.learn(header + 120, 1_000, 1_000);
  expect(clock.now()).toBe(header + 120);
  clock.learnFromHeader("Sun, 22 Nov 2026 00:00:09 GMT", 1_100, 1_100);
  expect(clock.now()).toBe(header + 120);
});

test("an old exact message gives way to a fresh one after the quartz had time to drift", () => {
  const { clock, time } = clockAt(0);
  clock.learn(10_000, 0, 2);
  clock.learn(620_100, 600_000, 600_040);
  time.steady = 600_020;
  expect(clock.now()).toBe(620_100);
});

test("a beat that was held up on its way does not set the clock back", () => {
  const { clock, time } = clockAt(0);
  clock.hear(10_000, 1_000);
  expect(clock.now()).toBe(10_000);
  clock.hear(15_000, 9_000);
  time.steady = 9_000;
  expect(clock.now()).toBe(18_000);
  clock.hear(18_010, 9_000);
  expect(clock.now()).toBe(18_010);
  // A minute later the quartz may have run a tenth of a second ahead.
  clock.hear(77_950, 69_000);
  time.steady = 69_000;
  expect(clock.now()).toBe(77_950);
});

test("a beat sets right what a header only knew to the second", () => {
  const { clock, time } = clockAt(0);
  clock.learnFromHeader("Sun, 22 Nov 2026 00:00:00 GMT", 1_000, 1_000);
  time.steady = 1_000;
  const header = Date.parse("2026-11-22T00:00:00Z");
  clock.hear(header + 40, 1_000);
  expect(clock.now()).toBe(header + 40);
});

test("a header that is missing or no date changes nothing", () => {
  const { clock } = clockAt(5);
  clock.learnFromHeader(null, 0, 1);
  clock.learnFromHeader("yesterday", 0, 1);
  expect(clock.now()).toBe(5);
});

test("a replay at 20× runs from its own start", () => {
  const replay = { kind: "replay", t0_show: 1_000_000, t0_wall: 500, speed: 20 } as const;
  expect(roomTime(replay, 500)).toBe(1_000_000);
  expect(roomTime(replay, 1_500)).toBe(1_020_000);
  expect(roomTime({ kind: "wall" }, 1_500)).toBe(1_500);
});
