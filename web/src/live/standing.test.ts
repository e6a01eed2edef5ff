import { beforeEach, expect, test } from "vitest";
import { Bench, turn } from "./bench";
import { type Present, Standing } from "./standing";

const MEI: Present = { page: 4, user: 2, name: "小梅", spot: "12/title" };
const here = (spot: string | null, id = 7) => ({ subject: "rundown.plan", id, spot });
const heard = (people: Present[], id = 7) => ({ subject: "rundown.plan", id, people });

let standing: Standing;
let told: (readonly Present[])[];
let asked: number;

beforeEach(() => {
  asked = 0;
  standing = new Standing(() => (asked += 1));
  told = [];
  standing.watch(() => told.push(standing.others));
});

test("a place is said once, and again when the spot is another", () => {
  standing.stand(here("12"));
  expect(standing.take()).toEqual(here("12"));
  expect(standing.take()).toBeUndefined();
  standing.stand(here("12"));
  expect(standing.take()).toBeUndefined();
  expect(asked).toBe(1);
  standing.stand(here("12/title"));
  expect(standing.take()).toEqual(here("12/title"));
  standing.stand(null);
  expect(standing.take()).toBeNull();
});

test("others are those of this row; elsewhere there are none until the server has told", () => {
  standing.stand(here("12"));
  standing.hear(heard([MEI]));
  standing.stand(here("13"));
  expect(standing.others).toEqual([MEI]);
  standing.hear(heard([MEI], 8));
  standing.stand(here("1", 8));
  expect(standing.others).toEqual([]);
  standing.hear(heard([MEI], 7));
  expect(standing.others).toEqual([]);
  expect(told).toEqual([[MEI], []]);
});

test("a list that is empty and stays empty draws nothing", () => {
  standing.stand(here("12"));
  standing.hear(heard([]));
  standing.lost();
  expect(told).toEqual([]);
});

test("a lost line forgets the others, and the next one is told where this tab is", async () => {
  const bench = new Bench();
  const { stream } = bench;
  stream.start();
  bench.greet();
  stream.standing.stand(here("12"));
  await turn();
  expect(bench.socket.sent).toEqual([{ place: here("12") }]);
  bench.say({ epoch: "a", seq: 2, present: heard([MEI]) });
  expect(stream.standing.others).toEqual([MEI]);
  bench.cut();
  expect(stream.standing.others).toEqual([]);
  stream.nudge();
  bench.greet();
  expect(bench.socket.sent).toEqual([{ place: here("12") }]);
  expect(bench.sockets).toHaveLength(2);
});

test("who is nowhere says nothing on a new line", () => {
  const bench = new Bench();
  bench.stream.standing.stand(here("12"));
  bench.stream.standing.stand(null);
  bench.stream.start();
  bench.greet();
  expect(bench.socket.sent).toEqual([]);
});
