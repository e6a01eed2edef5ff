// Keeps reads apart from a change of person.
//
// A sign-in replaces the session cookie. A read sent with the former cookie and answered later
// would be told that nobody is signed in, and would take the new cookie away again. So reads that
// are under way are cut off when such a change begins, and new ones wait for its end.

export class Turns {
  private readonly reads = new Set<AbortController>();
  private change: Promise<unknown> | null = null;

  /** Run a read as soon as no change is under way; `signal` cuts it off when one begins. */
  async read<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    while (this.change !== null) await this.change.catch(() => undefined);
    const controller = new AbortController();
    this.reads.add(controller);
    try {
      return await run(controller.signal);
    } finally {
      this.reads.delete(controller);
    }
  }

  /** Run a change of person alone. */
  async alone<T>(run: () => Promise<T>): Promise<T> {
    for (const controller of this.reads) controller.abort();
    const change = run();
    this.change = change;
    try {
      return await change;
    } finally {
      if (this.change === change) this.change = null;
    }
  }
}
