// Sends what the desk presses, once: each press keeps its id and is retried until it is answered.
//
// The server takes `command_id` as the event's id, so a retry gets the first answer and nothing is
// recorded twice. Until there is an answer a press is 未记录 and every screen can see that. Presses
// of one room leave in the order they were made. A press belongs to the person who made it: after
// a change of person it waits until they are back.
import type { Refusal } from "@/api/refusal";
import { backoff } from "./backoff";

/** What a press asks for: `kind`, `expect` and whatever the kind needs. */
export type Command = { kind: string } & Record<string, unknown>;

export interface Press {
  id: string;
  room: string;
  user: number;
  command: Command;
  /** The act in people's words, such as "3号 讲解": what a screen shows while it is unrecorded. */
  label: string;
  /** Server time of the press, UTC ms. */
  pressedAt: number;
  /** sending: on its way, not yet worth a word; unrecorded: nobody knows of it but this page. */
  state: "sending" | "unrecorded";
  tries: number;
}

export type Outcome =
  | { kind: "recorded"; answer: unknown }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "given_up" };

/** Where presses outlive a reload. */
export interface Shelf {
  load: () => readonly Press[];
  save: (presses: readonly Press[]) => void;
}

export interface CommandMachine {
  /** Post once; throws a Refusal. */
  post: (room: string, body: Command & { command_id: string }) => Promise<unknown>;
  asRefusal: (thrown: unknown) => Refusal;
  shelf: Shelf;
  after: (ms: number, run: () => void) => () => void;
  now: () => number;
  random: () => number;
  makeId: () => string;
}

/** A press that has no answer by then is shown as 未记录, though it may still be under way. */
const WORTH_A_WORD_MS = 1_000;

export class Commands {
  private presses: readonly Press[];
  private user: number | null = null;
  private readonly machine: CommandMachine;
  private readonly busy = new Set<string>();
  private readonly waiting = new Map<string, () => void>();
  private readonly promises = new Map<string, (outcome: Outcome) => void>();
  private readonly listeners = new Set<() => void>();
  private readonly outcomeListeners = new Set<(press: Press, outcome: Outcome) => void>();

  constructor(machine: CommandMachine) {
    this.machine = machine;
    this.presses = machine.shelf.load().map((press) => ({ ...press, state: "unrecorded" }));
  }

  /** Presses without an answer, oldest first; the same array until it changes. */
  get open(): readonly Press[] {
    return this.presses;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Every outcome, also of presses from before a reload, whose promise is gone. */
  onOutcome(listener: (press: Press, outcome: Outcome) => void): () => void {
    this.outcomeListeners.add(listener);
    return () => this.outcomeListeners.delete(listener);
  }

  /** Who is signed in now; null stops everything. Presses of this person go on. */
  signedIn(user: number | null): void {
    this.user = user;
    if (user !== null) for (const room of this.rooms()) void this.pump(room);
  }

  /** Press. The promise ends when the server has recorded it, or refused it. */
  send(room: string, command: Command, label: string): Promise<Outcome> {
    const user = this.user;
    if (user === null) return Promise.resolve({ kind: "given_up" });
    const press: Press = {
      id: this.machine.makeId(),
      room,
      user,
      command,
      label,
      pressedAt: this.machine.now(),
      state: "sending",
      tries: 0,
    };
    const outcome = new Promise<Outcome>((resolve) => this.promises.set(press.id, resolve));
    this.set([...this.presses, press]);
    this.machine.after(WORTH_A_WORD_MS, () => this.change(press.id, { state: "unrecorded" }));
    void this.pump(room);
    return outcome;
  }

  /** Try now instead of waiting out the pause. */
  nudge(): void {
    for (const cancel of this.waiting.values()) cancel();
    this.waiting.clear();
    for (const room of this.rooms()) void this.pump(room);
  }

  /** A person decides that a press shall not be sent. It may have been recorded already. */
  giveUp(id: string): void {
    this.settle(id, { kind: "given_up" });
  }

  private rooms(): Set<string> {
    return new Set(this.presses.map((press) => press.room));
  }

  /** Send the presses of a room one after another, as long as they are answered. */
  private async pump(room: string): Promise<void> {
    if (this.busy.has(room) || this.waiting.has(room)) return;
    this.busy.add(room);
    try {
      for (let next = this.nextOf(room); next !== undefined; next = this.nextOf(room)) {
        if (!(await this.attempt(next))) return;
      }
    } finally {
      this.busy.delete(room);
    }
  }

  private nextOf(room: string): Press | undefined {
    // A press of somebody who has left must not hold up the one who took over.
    return this.presses.find((press) => press.room === room && press.user === this.user);
  }

  /** Post one press; false when it has to wait. */
  private async attempt(press: Press): Promise<boolean> {
    try {
      // What waited for a network counts from when it was pressed. The instant is sent, not the
      // wait: the request itself may wait for a server that is still starting.
      const body = {
        ...press.command,
        command_id: press.id,
        pressed_at: Math.round(press.pressedAt),
      };
      this.settle(press.id, {
        kind: "recorded",
        answer: await this.machine.post(press.room, body),
      });
      return true;
    } catch (thrown) {
      const refusal = this.machine.asRefusal(thrown);
      if (refusal.code === "signed_out") {
        this.user = null;
        this.change(press.id, { state: "unrecorded" });
        return false;
      }
      if (!refusal.passing && refusal.code !== "csrf") {
        this.settle(press.id, { kind: "refused", refusal });
        return true;
      }
      this.change(press.id, { state: "unrecorded", tries: press.tries + 1 });
      this.pause(press.room, refusal.waitSeconds, press.tries);
      return false;
    }
  }

  private pause(room: string, seconds: number | null, tries: number): void {
    const wait = seconds === null ? backoff(tries, this.machine.random) : seconds * 1_000;
    const cancel = this.machine.after(wait, () => {
      this.waiting.delete(room);
      void this.pump(room);
    });
    this.waiting.set(room, cancel);
  }

  private change(id: string, change: Partial<Press>): void {
    if (!this.presses.some((press) => press.id === id)) return;
    this.set(this.presses.map((press) => (press.id === id ? { ...press, ...change } : press)));
  }

  private settle(id: string, outcome: Outcome): void {
    const press = this.presses.find((one) => one.id === id);
    if (press === undefined) return;
    this.set(this.presses.filter((one) => one.id !== id));
    this.promises.get(id)?.(outcome);
    this.promises.delete(id);
    for (const listener of this.outcomeListeners) listener(press, outcome);
  }

  private set(presses: readonly Press[]): void {
    this.presses = presses;
    this.machine.shelf.save(presses);
    for (const listener of this.listeners) listener();
  }
}
