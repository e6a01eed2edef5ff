import { beforeEach, describe, expect, test } from "vitest";
import { type Socket, Stream } from "./stream";

class FakeSocket implements Socket {
  sent: unknown[] = [];
  closed = false;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.closed = true;
  }
}

interface Timer {
  due: number;
  run: () => void;
}

/** A machine whose time stands still until told. */
class Bench {
  time = 0;
  chance = 0.5;
  sockets: FakeSocket[] = [];
  timers = new Set<Timer>();
  stream = new Stream({
    open: () => {
      const socket = new FakeSocket();
      this.sockets.push(socket);
      return socket;
    },
    after: (ms, run) => {
      const timer = { due: this.time + ms, run };
      this.timers.add(timer);
      return () => this.timers.delete(timer);
    },
    now: () => this.time,
    random: () => this.chance,
  });

  get socket(): FakeSocket {
    const last = this.sockets.at(-1);
    if (last === undefined) throw new Error("no socket was opened");
    return last;
  }

  pass(ms: number) {
    const until = this.time + ms;
    for (;;) {
      const next = [...this.timers].sort((a, b) => a.due - b.due)[0];
      if (next === undefined || next.due > until) break;
      this.timers.delete(next);
      this.time = next.due;
      next.run();
    }
    this.time = until;
  }

  say(message: object) {
    this.socket.onmessage?.({ data: JSON.stringify(message) });
  }

  greet(epoch = "a") {
    this.say({ epoch, seq: 1, hello: { user: 1, name: "小雨", until: 9, now: 5 } });
  }

  cut(code = 1006) {
    this.socket.onclose?.({ code });
  }
}

let bench: Bench;
let rereads: number;
const tick = () => new Promise<void>((done) => queueMicrotask(done));

beforeEach(() => {
  bench = new Bench();
  rereads = 0;
  bench.stream.onReread(() => (rereads += 1));
});

describe("subscriptions", () => {
  test("made before the greeting are sent with it, all parts of a room in one message", async () => {
    bench.stream.watched.watch("r1", "sales", () => {});
    bench.stream.watched.watch("r1", "inbox", () => {});
    bench.stream.follow("people.shift", () => {});
    bench.stream.start();
    await tick();
    expect(bench.socket.sent).toEqual([]);
    bench.greet();
    expect(bench.socket.sent).toEqual([
      { room: "r1", parts: ["sales", "inbox"], since: {} },
      { subjects: ["people.shift"] },
    ]);
  });

  test("of two screens are one, and end with the last of them", async () => {
    bench.stream.start();
    bench.greet();
    const first = bench.stream.watched.watch("r1", "sales", () => {});
    const second = bench.stream.watched.watch("r1", "sales", () => {});
    await tick();
    first();
    await tick();
    second();
    await tick();
    expect(bench.socket.sent).toEqual([
      { room: "r1", parts: ["sales"], since: {} },
      { room: "r1", parts: [], since: {} },
    ]);
  });

  test("a value replaces, items of a ring add up once", async () => {
    bench.stream.start();
    bench.greet();
    const heard: string[] = [];
    bench.stream.watched.watch("r1", "sales", () => heard.push("sales"));
    bench.stream.watched.watch("r1", "comments", () => heard.push("comments"));
    bench.say({ epoch: "a", seq: 2, room: "r1", part: "sales", value: { gmv: 0 } });
    bench.say({
      epoch: "a",
      seq: 3,
      room: "r1",
      part: "comments",
      from: 5,
      next: 7,
      items: ["五", "六"],
    });
    bench.say({
      epoch: "a",
      seq: 4,
      room: "r1",
      part: "comments",
      from: 6,
      next: 8,
      items: ["六", "七"],
    });
    expect(bench.stream.watched.state("r1", "sales").value).toEqual({ gmv: 0 });
    expect(bench.stream.watched.state("r1", "comments").items).toEqual(["五", "六", "七"]);
    expect(heard).toEqual(["sales", "comments", "comments"]);
    expect(rereads).toBe(0);
  });

  test("a refused part says why and keeps the others", () => {
    bench.stream.start();
    bench.greet();
    bench.stream.watched.watch("r1", "profit", () => {});
    bench.stream.watched.watch("r1", "sales", () => {});
    bench.say({
      epoch: "a",
      seq: 2,
      refused: { code: "forbidden", text: "没有权限", part: "profit" },
    });
    expect(bench.stream.watched.state("r1", "profit").refused?.text).toBe("没有权限");
    expect(bench.stream.watched.state("r1", "sales").refused).toBeNull();
  });
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
      expect(bench.time - before).toBeLessThanOrEqual(5_000);
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

test("items that were taken back leave no hole in the numbers, and a refusal means one room", async () => {
  const seen: string[] = [];
  bench.stream.start();
  bench.greet();
  for (const room of ["A", "B"]) {
    bench.stream.watched.watch(room, "comments", () => seen.push(room));
  }
  await tick();
  const ring = { epoch: "a", room: "A", part: "comments" };
  bench.say({ ...ring, seq: 2, from: 1, next: 4, items: ["一", null, "三"] });
  expect(bench.stream.watched.state("A", "comments").items).toEqual(["一", "三"]);
  bench.say({ ...ring, seq: 3, from: 3, next: 5, items: ["三", "四"] });
  expect(bench.stream.watched.state("A", "comments").items).toEqual(["一", "三", "四"]);
  seen.length = 0;
  const refused = { code: "too_large", text: "太多", room: "B", part: "comments" };
  bench.say({ epoch: "a", seq: 4, refused });
  expect(seen).toEqual(["B"]);
  expect(bench.stream.watched.state("A", "comments").refused).toBeNull();
  expect(bench.stream.watched.state("B", "comments").refused).toEqual(refused);
});
