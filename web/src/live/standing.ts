// Where this tab is, and who else is there: told over the stream, kept nowhere.

/** A row of a subject such as `rundown.plan`, and the spot in it, as the screen names its spots. */
export interface Place {
  subject: string;
  id: number;
  spot: string | null;
}

/** Another page at the same row; `page` tells two pages of one person apart. */
export interface Present {
  page: number;
  user: number;
  name: string;
  spot: string | null;
}

/** What the server says of the others: all of them, each time. */
export interface PresentNow {
  subject: string;
  id: number;
  people: readonly Present[];
}

const NOBODY: readonly Present[] = [];

export class Standing {
  others: readonly Present[] = NOBODY;
  private place: Place | null = null;
  private dirty = false;
  private readonly changed: () => void;
  private readonly listeners = new Set<() => void>();

  /** `changed` is called when there is something to say. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Be here; null: nowhere. A tab is in one place. */
  stand(place: Place | null): void {
    const before = this.place;
    if (before?.subject !== place?.subject || before?.id !== place?.id) this.put(NOBODY);
    else if (before?.spot === place?.spot) return;
    this.place = place;
    this.dirty = true;
    this.changed();
  }

  watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What to say now; undefined: nothing. */
  take(): Place | null | undefined {
    if (!this.dirty) return undefined;
    this.dirty = false;
    return this.place;
  }

  /** A new connection knows nothing of this tab. */
  sayAgain(): void {
    this.dirty = this.place !== null;
  }

  /** The line is lost: nobody knows who is there. */
  lost(): void {
    this.put(NOBODY);
  }

  hear({ subject, id, people }: PresentNow): void {
    // Said of where this tab was before it went on.
    if (subject === this.place?.subject && id === this.place.id) this.put(people);
  }

  private put(others: readonly Present[]): void {
    if (others.length === 0 && this.others.length === 0) return;
    this.others = others;
    for (const listener of this.listeners) listener();
  }
}
