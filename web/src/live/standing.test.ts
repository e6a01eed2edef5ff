import { beforeEach, expect, test } from "vitest";
import { type Present, Standing } from "./standing";
import { type Socket, Stream } from "./stream";

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

/** A stream on a socket of ours. */
function connected() {
  const sent: unknown[] = [];
  const sockets: Socket[] = [];
  const due: (() => void)[] = [];
  const stream = new Stream({
    open: () => {
      const socket: Socket = {
        send: (text) => void sent.push(JSON.parse(text)),
        close: () => {},
        onmessage: null,
        onclose: null,
      };
      sockets.push(socket);
      return socket;
    },
    after: (_, run) => {
      due.push(run);
      return () => due.splice(due.indexOf(run), 1);
    },
    now: () => 0,
    random: () => 0,
  });
  let seq = 0;
  const say = (message: object) =>
    sockets
      .at(-1)
      ?.onmessage?.({ data: JSON.stringify({ epoch: "a", seq: (seq += 1), ...message }) });
  const greet = () => {
    seq = 0;
    say({ hello: { user: 1, name: "阿芳", until: 9, now: 5 } });
  };
  const cut = () => {
    sockets.at(-1)?.onclose?.({ code: 1006 });
    due.at(-1)?.();
  };
  return { stream, sent, say, greet, cut };
}

test("a lost line forgets the others, and the next one is told where this tab is", async () => {
  const { stream, sent, say, greet, cut } = connected();
  stream.start();
  greet();
  stream.standing.stand(here("12"));
  await Promise.resolve();
  expect(sent).toEqual([{ place: here("12") }]);
  say({ present: heard([MEI]) });
  expect(stream.standing.others).toEqual([MEI]);
  cut();
  expect(stream.standing.others).toEqual([]);
  greet();
  expect(sent).toEqual([{ place: here("12") }, { place: here("12") }]);
});

test("who is nowhere says nothing on a new line", () => {
  const { stream, sent, greet } = connected();
  stream.standing.stand(here("12"));
  stream.standing.stand(null);
  stream.start();
  greet();
  expect(sent).toEqual([]);
});
