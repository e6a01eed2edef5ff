// A part as one screen wants it: only what it shows of it, and no more often than it can be read.
import type { PartState } from "./watched";

/** What a view needs of the watched parts and of time. */
export interface PartSource {
  watch: (listener: () => void) => () => void;
  state: () => PartState;
  after: (ms: number, run: () => void) => () => void;
}

/**
 * Gives `pick(state, before)`, which returns `before` when nothing it shows has changed: then
 * nothing is drawn. With `every` (ms) news waits until so long after the last.
 */
export class PartView<Shown> {
  private readonly source: PartSource;
  private readonly pick: (state: PartState, before: Shown | undefined) => Shown;
  private readonly every: number;
  private readonly listeners = new Set<() => void>();
  private picked: { state: PartState; shown: Shown } | null = null;
  private off: (() => void) | null = null;
  private waiting: (() => void) | null = null;
  private late = false;

  constructor(
    source: PartSource,
    pick: (state: PartState, before: Shown | undefined) => Shown,
    every = 0,
  ) {
    this.source = source;
    this.pick = pick;
    this.every = every;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.off ??= this.source.watch(this.heard);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.off?.();
      this.off = null;
      this.waiting?.();
      this.waiting = null;
      this.late = false;
    };
  };

  /** What to show now; the same value until it changes. */
  get = (): Shown => {
    const held = this.picked;
    // Between two beats the screen keeps what it has.
    if (held !== null && this.waiting !== null) return held.shown;
    const state = this.source.state();
    if (held !== null && held.state === state) return held.shown;
    const shown = this.pick(state, held?.shown);
    this.picked = { state, shown };
    return shown;
  };

  private heard = () => {
    if (this.waiting !== null) {
      this.late = true;
      return;
    }
    this.tell();
    if (this.every === 0) return;
    this.late = false;
    this.waiting = this.source.after(this.every, () => {
      this.waiting = null;
      if (this.late) this.heard();
    });
  };

  private tell() {
    for (const listener of this.listeners) listener();
  }
}
