import { beforeEach, expect, test } from "vitest";
import { Bench, turn } from "./bench";

let bench: Bench;
let rereads: number;

beforeEach(() => {
  bench = new Bench();
  rereads = 0;
  bench.stream.onReread(() => (rereads += 1));
});

test("subscriptions made before the greeting are sent with it, all parts of a room in one message", async () => {
  bench.stream.watched.watch("r1", "sales", () => {});
  bench.stream.watched.watch("r1", "inbox", () => {});
  bench.stream.subjects.follow("people.shift", () => {});
  bench.stream.start();
  await turn();
  expect(bench.socket.sent).toEqual([]);
  bench.greet();
  expect(bench.socket.sent).toEqual([
    { room: "r1", parts: ["sales", "inbox"], since: {} },
    { subjects: ["people.shift"] },
  ]);
});

test("subscriptions of two screens are one, and end with the last of them", async () => {
  bench.stream.start();
  bench.greet();
  const first = bench.stream.watched.watch("r1", "sales", () => {});
  const second = bench.stream.watched.watch("r1", "sales", () => {});
  await turn();
  first();
  await turn();
  second();
  await turn();
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

test("a subject is told to whoever follows it, until the last of them has gone", async () => {
  const heard: unknown[] = [];
  bench.stream.start();
  bench.greet();
  const offs = [1, 2].map(() =>
    bench.stream.subjects.follow("people.shift", (cold) => heard.push(cold)),
  );
  await turn();
  const shift = { subject: "people.shift", items: [[7, "people.shift.change"]] };
  bench.say({ epoch: "a", seq: 2, cold: shift });
  bench.say({ epoch: "a", seq: 3, cold: { subject: "people.host", all: true } });
  expect(heard).toEqual([shift, shift]);
  for (const off of offs) off();
  await turn();
  bench.say({ epoch: "a", seq: 4, cold: shift });
  expect(heard).toHaveLength(2);
  expect(bench.socket.sent).toEqual([{ subjects: ["people.shift"] }, { subjects: [] }]);
});

test("items that were taken back leave no hole in the numbers, and a refusal means one room", async () => {
  const seen: string[] = [];
  bench.stream.start();
  bench.greet();
  for (const room of ["A", "B"]) {
    bench.stream.watched.watch(room, "comments", () => seen.push(room));
  }
  await turn();
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
