// A script's blocks as they are checked while somebody writes: a moment after the last stroke, never
// while an input method composes, and the newest answer wins. [plain]
import { asRefusal, type Refusal } from "@/api/refusal";
import { moved, type Placeable } from "./placing";

export interface Block {
  key: number;
  kind: string;
  text: string;
}

interface Answered<M> {
  key: number;
  marks: readonly M[];
}

export interface CheckState<M> {
  /** By block, where they stand in its text as it is now. */
  marks: ReadonlyMap<number, readonly M[]>;
  /** Why nothing is checked; null while it is. */
  off: Refusal | null;
  /** Every block has been checked as it stands. */
  done: boolean;
}

export interface CheckDeps<B extends Block, M> {
  ask: (blocks: readonly B[]) => Promise<readonly Answered<M>[]>;
  after: (ms: number, run: () => void) => () => void;
}

/** From a stroke to the question: what is pasted or put in at once is asked for once. */
export const PAUSE_MS = 10;
/** Until it is asked again after there was no answer; while the server reads its rules. */
export const AGAIN_MS = 3_000;
const READING_MS = 1_000;

interface Seen<B, M> {
  /** As it was checked. */
  block: B;
  found: readonly M[];
  /** Where they stand in it as it reads now. */
  marks: readonly M[];
  turn: number;
  /** What it was held against has changed since. */
  stale: boolean;
}

export class Checking<B extends Block, M extends Placeable> {
  state: CheckState<M> = { marks: new Map(), off: null, done: false };
  private now: readonly B[] = [];
  private readonly seen = new Map<number, Seen<B, M>>();
  private turn = 0;
  /** How often what the texts are held against has changed. */
  private against = 0;
  private heard = 0;
  private held = false;
  private timer: (() => void) | null = null;
  private readonly deps: CheckDeps<B, M>;
  private readonly listeners = new Set<() => void>();

  constructor(deps: CheckDeps<B, M>) {
    this.deps = deps;
  }

  onChange = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      // Nobody looks: nothing is asked.
      if (this.listeners.size === 0) this.cancel();
    };
  };

  /** The blocks read like this now. */
  look(blocks: readonly B[]): void {
    const before = new Map(this.now.map((block) => [block.key, block.text]));
    const first = before.size === 0;
    this.now = blocks;
    // From stroke to stroke: what was written at both ends of a mark would look like another text.
    for (const block of blocks) {
      const seen = this.seen.get(block.key);
      const was = before.get(block.key);
      if (seen === undefined || was === undefined) continue;
      if (same(seen.block, block)) seen.marks = seen.found;
      else seen.marks = seen.block.kind === block.kind ? moved(was, block.text, seen.marks) : [];
    }
    const keys = new Set(blocks.map((block) => block.key));
    for (const key of this.seen.keys()) if (!keys.has(key)) this.seen.delete(key);
    this.plan(first ? 0 : PAUSE_MS);
    this.tell();
  }

  /** An input method has begun, or ended, to compose. */
  compose = (held: boolean): void => {
    this.held = held;
    if (held) this.cancel();
    else this.plan(PAUSE_MS);
  };

  /** What the texts are held against has changed; what was found stands until it is known anew. */
  again = (): void => {
    this.against += 1;
    for (const one of this.seen.values()) one.stale = true;
    this.plan(PAUSE_MS);
  };

  private open(): B[] {
    return this.now.filter((block) => {
      const seen = this.seen.get(block.key);
      if (block.text.trim() === "" && seen === undefined) return false;
      return seen === undefined || seen.stale || !same(seen.block, block);
    });
  }

  private plan(ms: number): void {
    this.cancel();
    if (this.held || this.open().length === 0) return;
    this.timer = this.deps.after(ms, () => void this.ask());
  }

  private cancel(): void {
    this.timer?.();
    this.timer = null;
  }

  private async ask(): Promise<void> {
    this.timer = null;
    const blocks = this.open();
    if (blocks.length === 0) return;
    this.turn += 1;
    const turn = this.turn;
    const against = this.against;
    try {
      const answers = await this.deps.ask(blocks);
      this.heard = Math.max(this.heard, turn);
      // An answer by what no longer holds is better than none, and is asked for anew.
      const stale = against !== this.against;
      for (const { key, marks } of answers) this.learn(key, marks, blocks, turn, stale);
      this.tell(null);
      if (this.timer === null) this.plan(PAUSE_MS);
    } catch (thrown) {
      if (turn < this.heard || turn < this.turn) return;
      const refusal = asRefusal(thrown);
      this.tell(refusal);
      if (refusal.code === "packs_reading") this.plan(READING_MS);
      else if (refusal.passing) this.plan(AGAIN_MS);
    }
  }

  private learn(
    key: number,
    marks: readonly M[],
    asked: readonly B[],
    turn: number,
    stale: boolean,
  ): void {
    const block = asked.find((one) => one.key === key);
    const now = this.now.find((one) => one.key === key);
    const seen = this.seen.get(key);
    if (block === undefined || now === undefined) return;
    if (seen !== undefined && seen.turn > turn) return;
    // What was taken back meanwhile is known already, and this is of what it read between.
    if (seen !== undefined && !seen.stale && same(seen.block, now) && !same(block, now)) return;
    const there = block.kind === now.kind ? moved(block.text, now.text, marks) : [];
    this.seen.set(key, { block, found: marks, marks: there, turn, stale });
  }

  private tell(off: Refusal | null = this.state.off): void {
    const marks = new Map(
      this.now.map((block) => [block.key, this.seen.get(block.key)?.marks ?? []] as const),
    );
    this.state = { marks, off, done: this.open().length === 0 };
    for (const listener of this.listeners) listener();
  }
}

const same = (a: Block, b: Block) => a.kind === b.kind && a.text === b.text;
