// The subjects whose rows a tab follows: who listens, and what to tell the server.
import type { Cold } from "./messages";

type Listener = (cold: Cold["cold"]) => void;

export class Subjects {
  private readonly listeners = new Map<string, Set<Listener>>();
  private dirty = false;
  private readonly changed: () => void;

  /** `changed` is called when there is something to say. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Hear of changed rows of a subject, such as `people.shift`; returns how to stop. */
  follow(subject: string, listener: Listener): () => void {
    const listeners = this.listeners.get(subject) ?? new Set();
    if (listeners.size === 0) this.mark();
    this.listeners.set(subject, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.listeners.get(subject) !== listeners) return;
      this.listeners.delete(subject);
      this.mark();
    };
  }

  /** What to say now: all that are followed; undefined: nothing. */
  take(): string[] | undefined {
    if (!this.dirty) return undefined;
    this.dirty = false;
    return [...this.listeners.keys()];
  }

  /** A new connection knows nothing of this tab. */
  sayAgain(): void {
    this.dirty = this.listeners.size > 0;
  }

  hear(cold: Cold["cold"]): void {
    for (const listener of this.listeners.get(cold.subject) ?? []) listener(cold);
  }

  private mark(): void {
    this.dirty = true;
    this.changed();
  }
}
