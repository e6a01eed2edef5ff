// The parts of rooms a tab looks at: who looks, the newest value, and what to tell the server.
import type { HotItems, Refused } from "./messages";

/** A part as a screen gets it. `items` grows for parts that are rings; `refused` says why not. */
export interface PartState {
  value: unknown;
  items: readonly unknown[];
  refused: Refused["refused"] | null;
}

/** The subscription of one room, as /api/stream reads it. */
export interface Wish {
  room: string;
  parts: string[];
  since: Record<string, number>;
}

/** Items of a ring that a page holds; older ones are on the server. */
const HELD = 1_000;

const nothing: PartState = { value: undefined, items: [], refused: null };

interface Part {
  state: PartState;
  /** For a ring: the next number to ask for; 0 for a value. */
  next: number;
  listeners: Set<() => void>;
}

export class Watched {
  private readonly rooms = new Map<string, Map<string, Part>>();
  private readonly dirty = new Set<string>();
  private readonly changed: () => void;

  /** `changed` is called when there are wishes to send. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Look at a part; returns how to look away. Two screens of one tab share one subscription. */
  watch(room: string, name: string, listener: () => void): () => void {
    const parts = this.rooms.get(room) ?? new Map<string, Part>();
    this.rooms.set(room, parts);
    let part = parts.get(name);
    if (part === undefined) {
      part = { state: nothing, next: 0, listeners: new Set() };
      parts.set(name, part);
      this.mark(room);
    }
    part.listeners.add(listener);
    const held = part;
    return () => {
      held.listeners.delete(listener);
      if (held.listeners.size > 0 || parts.get(name) !== held) return;
      parts.delete(name);
      this.mark(room);
    };
  }

  /** The newest state of a part; the same object until it changes. */
  state(room: string, name: string): PartState {
    return this.rooms.get(room)?.get(name)?.state ?? nothing;
  }

  put(room: string, name: string, value: unknown): void {
    this.change(room, name, (part) => ({ ...part.state, value, refused: null }));
  }

  /** New items; what was heard before is dropped, what is missing in between is not invented. */
  append({ room, part: name, from, next, items }: HotItems): void {
    this.change(room, name, (part) => {
      // null stands where an item was that has been taken back: the numbers of the others stay.
      const fresh = items.slice(Math.max(0, part.next - from)).filter((item) => item !== null);
      part.next = next;
      const held = [...part.state.items, ...fresh].slice(-HELD);
      return { ...part.state, items: held, refused: null };
    });
  }

  /** The server will not show us a part. */
  refuse(refused: Refused["refused"]): void {
    if (refused.part === undefined) return;
    for (const [room, parts] of this.rooms) {
      const meant = refused.room === undefined || refused.room === room;
      if (meant && parts.has(refused.part)) {
        this.change(room, refused.part, (part) => ({ ...part.state, refused }));
      }
    }
  }

  /** Numbers of rings belong to one life of the server. Their items are read again whole. */
  forgetRings(): void {
    for (const parts of this.rooms.values()) {
      for (const part of parts.values()) {
        if (part.next > 0) part.state = { ...part.state, items: [] };
        part.next = 0;
      }
    }
  }

  allDirty(): void {
    for (const room of this.rooms.keys()) this.dirty.add(room);
  }

  /** The subscriptions to send now: one for each room that changed. */
  takeWishes(): Wish[] {
    const wishes = [...this.dirty].map((room) => {
      const parts = [...(this.rooms.get(room) ?? [])];
      if (parts.length === 0) this.rooms.delete(room);
      const rings = parts.filter(([, part]) => part.next > 0);
      return {
        room,
        parts: parts.map(([name]) => name),
        since: Object.fromEntries(rings.map(([name, part]) => [name, part.next])),
      };
    });
    this.dirty.clear();
    return wishes;
  }

  private change(room: string, name: string, next: (part: Part) => PartState): void {
    const part = this.rooms.get(room)?.get(name);
    if (part === undefined) return;
    part.state = next(part);
    for (const listener of part.listeners) listener();
  }

  private mark(room: string): void {
    this.dirty.add(room);
    this.changed();
  }
}
