// One WebSocket per tab: keeps it open, keeps its subscriptions, and notices what was missed.
import { backoff } from "./backoff";
import { type Message, readMessage } from "./messages";
import { Standing } from "./standing";
import { Subjects } from "./subjects";
import { Watched } from "./watched";

/** What a screen may be told about the line. */
export type LinkState =
  | { kind: "closed" }
  | { kind: "connecting"; lostAt: number | null }
  | { kind: "open" }
  | { kind: "waiting"; lostAt: number; tries: number }
  | { kind: "signed_out" };

/** As much of a WebSocket as is used here. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

/** What the machine gives: sockets, time and chance. Tests give their own. */
export interface Machine {
  open: () => Socket;
  after: (ms: number, run: () => void) => () => void;
  now: () => number;
  random: () => number;
}

const SIGNED_OUT = 4401;
/** A handshake that hangs (Wi-Fi gone, not refused) is given up after this. */
const CONNECT_MS = 4_000;
const REREAD_MS = 2_000;
/** The server beats every 8 s (BEAT_SECONDS in kit/stream.py): quiet for this long, it is gone. */
const QUIET_MS = 20_000;

export class Stream {
  /** Parts of rooms that screens look at. */
  readonly watched: Watched;
  /** Where this tab is, and who else is there. */
  readonly standing: Standing;
  /** What this tab hears changed rows of. */
  readonly subjects: Subjects;
  state: LinkState = { kind: "closed" };
  private readonly machine: Machine;
  private readonly stateListeners = new Set<() => void>();
  private readonly rereadListeners = new Set<() => void>();
  private readonly clockListeners = new Set<(now: number) => void>();
  private socket: Socket | null = null;
  private greeted = false;
  private greetedBefore = false;
  private epoch: string | null = null;
  private seq = 0;
  private tries = 0;
  private lostAt: number | null = null;
  private cancelTimer = () => {};
  private cancelReread: (() => void) | null = null;
  private flushDue = false;

  constructor(machine: Machine) {
    this.machine = machine;
    this.watched = new Watched(() => this.flushSoon());
    this.standing = new Standing(() => this.flushSoon());
    this.subjects = new Subjects(() => this.flushSoon());
  }

  /** Connect, and stay connected until `stop`. Does nothing while already under way. */
  start(): void {
    if (this.state.kind === "closed" || this.state.kind === "signed_out") {
      this.tries = 0;
      this.lostAt = null;
      this.connect();
    }
  }

  /** Close, for good or until `start`. */
  stop(): void {
    this.drop();
    this.cancelReread?.();
    this.cancelReread = null;
    this.become({ kind: "closed" });
  }

  /** The machine woke or its network came back: do not wait out the pause. */
  nudge(): void {
    if (this.state.kind !== "waiting") return;
    this.tries = 0;
    this.connect();
  }

  /** The machine says its network is gone: an open socket would not notice for minutes. */
  networkGone(): void {
    if (this.state.kind === "open" || this.state.kind === "connecting") this.lost();
  }

  onState(listener: () => void): () => void {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  }

  /** Something may have been missed: ask for everything again. */
  onReread(listener: () => void): () => void {
    this.rereadListeners.add(listener);
    return () => this.rereadListeners.delete(listener);
  }

  /** The server told its time, UTC ms. */
  onClock(listener: (now: number) => void): () => void {
    this.clockListeners.add(listener);
    return () => this.clockListeners.delete(listener);
  }

  private connect(): void {
    this.drop();
    this.become({ kind: "connecting", lostAt: this.lostAt });
    const socket = this.machine.open();
    this.socket = socket;
    this.greeted = false;
    this.seq = 0;
    this.cancelTimer = this.machine.after(CONNECT_MS, () => this.lost());
    socket.onmessage = (event) => {
      const message = typeof event.data === "string" ? readMessage(event.data) : null;
      if (message !== null) this.hear(message);
    };
    socket.onclose = (event) => {
      if (event.code === SIGNED_OUT) this.signedOut();
      else this.lost();
    };
  }

  private hear(message: Message): void {
    const missed = this.greeted && message.seq !== this.seq + 1;
    this.seq = message.seq;
    if (this.greeted) this.watchOver();
    if (this.epoch !== null && message.epoch !== this.epoch) {
      // Another life of the server: its rings count anew.
      this.watched.forgetRings();
      this.rereadSoon();
    }
    this.epoch = message.epoch;
    if (missed) this.rereadSoon();
    if ("hello" in message) this.greet(message.hello.now);
    else if ("beat" in message) this.tellTime(message.beat.now);
    else if ("cold" in message) this.subjects.hear(message.cold);
    else if ("value" in message) this.watched.put(message.room, message.part, message.value);
    else if ("items" in message) this.watched.append(message);
    else if ("present" in message) this.standing.hear(message.present);
    else this.watched.refuse(message.refused);
  }

  private greet(now: number): void {
    this.greeted = true;
    this.watchOver();
    if (this.greetedBefore) this.rereadSoon();
    this.greetedBefore = true;
    this.lostAt = null;
    this.tries = 0;
    this.become({ kind: "open" });
    this.watched.allDirty();
    this.standing.sayAgain();
    this.subjects.sayAgain();
    this.flush();
    this.tellTime(now);
  }

  private tellTime(now: number): void {
    for (const listener of this.clockListeners) listener(now);
  }

  /** A server whose machine froze or whose cable was cut closes nothing. */
  private watchOver(): void {
    this.cancelTimer();
    this.cancelTimer = this.machine.after(QUIET_MS, () => this.lost());
  }

  private lost(): void {
    this.drop();
    this.lostAt ??= this.machine.now();
    const wait = backoff(this.tries, this.machine.random);
    this.tries += 1;
    this.cancelTimer = this.machine.after(wait, () => this.connect());
    this.become({ kind: "waiting", lostAt: this.lostAt, tries: this.tries });
  }

  private signedOut(): void {
    this.drop();
    this.lostAt = this.machine.now();
    this.become({ kind: "signed_out" });
  }

  private drop(): void {
    this.cancelTimer();
    this.greeted = false;
    this.standing.lost();
    const socket = this.socket;
    this.socket = null;
    if (socket === null) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  /** All pages lose a server at the same instant; they must not all ask at the same instant. */
  private rereadSoon(): void {
    if (this.cancelReread !== null) return;
    this.cancelReread = this.machine.after(this.machine.random() * REREAD_MS, () => {
      this.cancelReread = null;
      this.watched.allDirty();
      this.standing.sayAgain();
      this.flushSoon();
      for (const listener of this.rereadListeners) listener();
    });
  }

  /** Subscriptions made in one go leave as one message. */
  private flushSoon(): void {
    if (this.flushDue) return;
    this.flushDue = true;
    queueMicrotask(() => {
      this.flushDue = false;
      this.flush();
    });
  }

  private flush(): void {
    const socket = this.socket;
    if (socket === null || !this.greeted) return;
    for (const wish of this.watched.takeWishes()) socket.send(JSON.stringify(wish));
    const place = this.standing.take();
    if (place !== undefined) socket.send(JSON.stringify({ place }));
    const subjects = this.subjects.take();
    if (subjects !== undefined) socket.send(JSON.stringify({ subjects }));
  }

  private become(state: LinkState): void {
    this.state = state;
    for (const listener of this.stateListeners) listener();
  }
}
