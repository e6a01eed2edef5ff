import { beforeEach, describe, expect, test } from "vitest";
import { Bench } from "./bench";

let bench: Bench;
let rereads: number;

beforeEach(() => {
  bench = new Bench();
  rereads = 0;
  bench.stream.onReread(() => (rereads += 1));
});

describe("what was missed", () => {
  test("a gap in seq is read again after 0–2 s by chance, once", () => {
    bench.stream.start();
    bench.greet();
    bench.stream.watched.watch("r1", "sales", () => {});
    bench.say({ epoch: "a", seq: 2, cold: { subject: "x", all: true } });
    bench.say({ epoch: "a", seq: 4, cold: { subject: "x", all: true } });
    bench.say({ epoch: "a", seq: 9, cold: { subject: "x", all: true } });
    bench.pass(999);
    expect(rereads).toBe(0);
    bench.pass(1);
    expect(rereads).toBe(1);
    bench.pass(10_000);
    expect(rereads).toBe(1);
  });

  test("after a reconnect in the same epoch rings go on where they were", () => {
    bench.stream.start();
    bench.greet();
    bench.stream.watched.watch("r1", "comments", () => {});
    bench.say({
      epoch: "a",
      seq: 2,
      room: "r1",
      part: "comments",
      from: 1,
      next: 3,
      items: [1, 2],
    });
    bench.cut();
    bench.pass(5_000);
    bench.greet("a");
    expect(bench.socket.sent).toEqual([
      { room: "r1", parts: ["comments"], since: { comments: 3 } },
    ]);
    bench.pass(2_000);
    expect(rereads).toBe(1);
  });

  test("a new epoch forgets the numbers of rings and reads everything again", () => {
    bench.stream.start();
    bench.greet();
    bench.stream.watched.watch("r1", "comments", () => {});
    bench.say({
      epoch: "a",
      seq: 2,
      room: "r1",
      part: "comments",
      from: 1,
      next: 3,
      items: [1, 2],
    });
    bench.cut();
    bench.pass(5_000);
    bench.greet("b");
    expect(bench.socket.sent).toEqual([{ room: "r1", parts: ["comments"], since: {} }]);
    expect(bench.stream.watched.state("r1", "comments").items).toEqual([]);
    bench.pass(2_000);
    expect(rereads).toBe(1);
  });

  test("between stop and start something may have been missed too", () => {
    bench.stream.start();
    bench.greet();
    bench.stream.stop();
    bench.stream.start();
    bench.greet();
    bench.pass(2_000);
    expect(rereads).toBe(1);
  });

  test("the first connection is nothing missed", () => {
    bench.stream.start();
    bench.greet();
    bench.pass(10_000);
    expect(rereads).toBe(0);
  });
});

describe("a line that is lost", () => {
  test("is tried again within 5 s however long the server was gone, and says since when", () => {
    bench.chance = 0.999;
    bench.stream.start();
    bench.greet();
    bench.pass(1_000);
    bench.cut();
    for (let tries = 1; tries <= 12; tries += 1) {
      expect(bench.stream.state).toEqual({ kind: "waiting", lostAt: 1_000, tries });
      const before = bench.time;
      const opened = bench.sockets.length;
      while (bench.sockets.length === opened) bench.pass(50);
      expect(bench.time - before).toBeLessThanOrEqual(2_000);
      bench.cut();
    }
    bench.pass(5_000);
    bench.greet();
    expect(bench.stream.state).toEqual({ kind: "open" });
  });

  test("a handshake that hangs is given up", () => {
    bench.stream.start();
    bench.pass(4_000);
    expect(bench.socket.closed).toBe(true);
    expect(bench.stream.state.kind).toBe("waiting");
  });

  test("a server that says nothing for 20 s is gone, though the socket is still open", () => {
    bench.stream.start();
    bench.greet();
    bench.pass(19_999);
    expect(bench.stream.state).toEqual({ kind: "open" });
    bench.pass(1);
    expect(bench.socket.closed).toBe(true);
    expect(bench.stream.state).toEqual({ kind: "waiting", lostAt: 20_000, tries: 1 });
  });

  test("any word of the server keeps the line, a beat too", () => {
    const told: number[] = [];
    bench.stream.onClock((now) => told.push(now));
    bench.stream.start();
    bench.greet();
    for (let seq = 2; seq <= 9; seq += 1) {
      bench.pass(15_000);
      bench.say(
        seq % 2
          ? { epoch: "a", seq, beat: { now: seq * 1_000 } }
          : { epoch: "a", seq, room: "r1", part: "sales", value: seq },
      );
    }
    expect(bench.stream.state).toEqual({ kind: "open" });
    expect(bench.sockets).toHaveLength(1);
    expect(told).toEqual([5, 3_000, 5_000, 7_000, 9_000]);
    expect(rereads).toBe(0);
  });

  test("a page that was told to stop waits for nobody", () => {
    bench.stream.start();
    bench.greet();
    bench.stream.stop();
    bench.pass(60_000);
    expect(bench.stream.state).toEqual({ kind: "closed" });
    expect(bench.sockets).toHaveLength(1);
  });

  test("a woken machine tries at once; a gone network is believed at once", () => {
    bench.stream.start();
    bench.greet();
    bench.stream.networkGone();
    expect(bench.stream.state.kind).toBe("waiting");
    const opened = bench.sockets.length;
    bench.stream.nudge();
    expect(bench.sockets.length).toBe(opened + 1);
  });

  test("an ended sign-in (4401) is not retried until somebody signs in", () => {
    bench.stream.start();
    bench.greet();
    bench.cut(4401);
    expect(bench.stream.state).toEqual({ kind: "signed_out" });
    bench.pass(60_000);
    expect(bench.sockets).toHaveLength(1);
    bench.stream.start();
    expect(bench.sockets).toHaveLength(2);
  });

  test("messages of a dropped socket are not heard any more", () => {
    bench.stream.start();
    bench.greet();
    bench.stream.watched.watch("r1", "sales", () => {});
    const old = bench.socket;
    bench.cut();
    expect(old.onmessage).toBeNull();
    expect(bench.stream.watched.state("r1", "sales").value).toBeUndefined();
  });

  test("what cannot be read is passed over", () => {
    bench.stream.start();
    bench.greet();
    bench.socket.onmessage?.({ data: "not json" });
    bench.socket.onmessage?.({ data: "[1]" });
    expect(bench.stream.state).toEqual({ kind: "open" });
  });
});
