// The script of one segment while somebody writes it: saved by itself a moment after the last
// stroke, laid together with what others wrote meanwhile, and never lost.
import { Refusal } from "@/api/refusal";
import {
  type Block,
  conflicts,
  joined,
  keyed,
  type Preference,
  sameBlocks,
  type Stretch,
  stretches,
} from "./merge";

/** The script as the server has it. */
export interface Kept<B extends Block> {
  version: number;
  blocks: readonly B[];
}

export type Keyed<B extends Block> = B & { key: number };

export type DraftStatus = "saved" | "dirty" | "saving" | "failed" | "conflict" | "gone";

export interface DraftState<B extends Block> {
  blocks: readonly Keyed<B>[];
  status: DraftStatus;
  /** Why it is not saved: the refusal, where there was one. */
  error: unknown;
  /** Both versions of what both changed, when the status is `conflict`. */
  clash: readonly Stretch<B>[];
}

export interface DraftDeps<B extends Block> {
  write: (expect: number, blocks: B[]) => Promise<Kept<B>>;
  /** The script as it is now; null when its segment is gone. */
  read: () => Promise<Kept<B> | null>;
  after: (ms: number, run: () => void) => () => void;
}

/** From the last stroke to the save. */
const PAUSE_MS = 700;
const RETRY_MS = 5_000;
/** Faster others than this are a loop of ours. */
const MOST_TRIES = 5;

const bare = <B extends Block>(blocks: readonly Keyed<B>[]): B[] =>
  blocks.map(({ kind, text }) => ({ kind, text }) as B);

export class ScriptDraft<B extends Block> {
  state: DraftState<B>;
  /** What mine was written on top of. */
  private ancestor: readonly B[];
  /** The newest the server has told. */
  private theirs: Kept<B>;
  private held = false;
  private waiting: Kept<B> | null = null;
  private timer: (() => void) | null = null;
  private work: Promise<void> | null = null;
  private keys = 0;
  private readonly deps: DraftDeps<B>;
  private readonly listeners = new Set<() => void>();

  constructor(kept: Kept<B>, deps: DraftDeps<B>) {
    this.deps = deps;
    this.theirs = kept;
    this.ancestor = kept.blocks;
    const blocks = kept.blocks.map((block) => ({ ...block, key: this.freshKey() }));
    this.state = { blocks, status: "saved", error: null, clash: [] };
  }

  onChange = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  freshKey = () => (this.keys += 1);

  get unsaved(): boolean {
    return this.state.status !== "saved";
  }

  /** A person wrote. */
  edit(blocks: readonly Keyed<B>[]): void {
    this.state = { ...this.state, blocks };
    if (this.state.status === "conflict") this.lay(this.theirs);
    else if (this.state.status !== "gone") this.plan(PAUSE_MS);
    this.tell();
  }

  /** The server has this now. Older news than what is known is no news. */
  news(kept: Kept<B>): void {
    if (kept.version <= this.theirs.version) return;
    // Composing Chinese must not be disturbed, and a save under way hears of it by itself.
    if (this.held || this.work !== null) {
      this.waiting = kept;
      return;
    }
    this.lay(kept);
    if (this.state.status === "dirty") this.plan(PAUSE_MS);
    this.tell();
  }

  /** An input method has begun, or ended, to compose. */
  compose(held: boolean): void {
    this.held = held;
    if (held) this.cancel();
    else {
      this.hearWaiting();
      if (this.state.status === "dirty") this.plan(PAUSE_MS);
    }
  }

  /** Save now what is not saved: the field was left, or the page. */
  flush(): Promise<void> {
    if (this.state.status !== "dirty" && this.state.status !== "failed") {
      return this.work ?? Promise.resolve();
    }
    this.held = false;
    return this.save();
  }

  /** A person has decided about what both changed. */
  settle(prefer: Preference): Promise<void> {
    const merged = stretches(this.ancestor, bare(this.state.blocks), [...this.theirs.blocks]);
    this.adopt(joined(merged, prefer));
    this.ancestor = this.theirs.blocks;
    this.set("dirty");
    return this.save();
  }

  /** The segment is back: what was written in it is saved after all. */
  async revive(): Promise<void> {
    const now = await this.deps.read();
    if (now === null) return;
    this.set("dirty");
    this.lay(now);
    await this.flush();
  }

  private plan(ms: number): void {
    this.cancel();
    const same = sameBlocks(bare(this.state.blocks), this.theirs.blocks);
    this.set(same && this.work === null ? "saved" : "dirty");
    if (same || this.held) return;
    this.timer = this.deps.after(ms, () => void this.save());
  }

  private cancel(): void {
    this.timer?.();
    this.timer = null;
  }

  private save(): Promise<void> {
    this.cancel();
    this.work ??= this.saveAll().finally(() => {
      this.work = null;
      this.hearWaiting();
      this.tell();
    });
    return this.work;
  }

  /** Until what is written is what is kept, or somebody has to decide. */
  private async saveAll(): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const sent = bare(this.state.blocks);
      if (sameBlocks(sent, this.theirs.blocks)) {
        this.ancestor = this.theirs.blocks;
        this.set("saved");
        return;
      }
      this.set("saving");
      try {
        const kept = await this.deps.write(this.theirs.version, sent);
        // What was typed while it was under way was typed on top of what was sent.
        this.ancestor = sent;
        this.lay(kept);
      } catch (thrown) {
        if (!(await this.hear(thrown))) return;
      }
      if (this.state.status === "conflict") return;
    }
    this.fail(new Refusal("busy", 503));
  }

  /** What to do after a refusal; true to try again. */
  private async hear(thrown: unknown): Promise<boolean> {
    const code = thrown instanceof Refusal ? thrown.code : "";
    if (code === "retired" || code === "not_found") {
      this.set("gone", thrown);
      return false;
    }
    const now = code === "stale" ? await this.deps.read().catch(() => null) : null;
    if (now !== null) {
      this.lay(now);
      // The refusal says who was faster.
      if (this.state.status === "conflict") this.state = { ...this.state, error: thrown };
      return true;
    }
    this.fail(thrown);
    return false;
  }

  private fail(thrown: unknown): void {
    this.set("failed", thrown);
    // Nobody has decided anything: the same words may be taken later.
    if (thrown instanceof Refusal && thrown.passing) {
      this.timer = this.deps.after(RETRY_MS, () => void this.save());
    }
  }

  private hearWaiting(): void {
    const kept = this.waiting;
    this.waiting = null;
    if (kept !== null) this.news(kept);
  }

  /** Lay mine on top of what the server has now. */
  private lay(kept: Kept<B>): void {
    this.theirs = kept;
    const merged = stretches(this.ancestor, bare(this.state.blocks), kept.blocks);
    const clash = conflicts(merged);
    if (clash.length > 0) {
      this.cancel();
      this.state = { ...this.state, status: "conflict", error: null, clash };
      return;
    }
    this.adopt(joined(merged, "mine"));
    this.ancestor = kept.blocks;
    this.set(sameBlocks(bare(this.state.blocks), kept.blocks) ? "saved" : "dirty");
  }

  private adopt(blocks: B[]): void {
    if (sameBlocks(blocks, this.state.blocks)) return;
    this.state = { ...this.state, blocks: keyed(this.state.blocks, blocks, this.freshKey) };
  }

  private set(status: DraftStatus, error: unknown = null): void {
    this.state = { ...this.state, status, error, clash: [] };
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
