// A stream on a machine whose sockets and time tests hold in their hands.
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
export class Bench {
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

/** Until what was put off to the end of the present turn is done. */
export const turn = () => new Promise<void>((done) => queueMicrotask(done));
