// What /api/stream says to a page. See kit/stream.py, kit/page.py and kit/hub.py.
import type { PresentNow } from "./standing";

/** Frames carry `epoch` (one life of the server) and `seq` (+1 a frame on one socket). */
export interface Framed {
  epoch: string;
  seq: number;
}

export interface Hello {
  hello: { user: number; name: string; until: number; now: number };
}

/** Sent when there was nothing to send for a while: the server lives, and this is its time. */
export interface Beat {
  beat: { now: number };
}

/** Rows changed: ask again with your own rights. `all`: more than can be named. */
export interface Cold {
  cold: { subject: string; items?: [id: number, verb: string][]; all?: boolean };
}

/** The whole new value of one part of one room. */
export interface HotValue {
  room: string;
  part: string;
  value: unknown;
}

/** New items of a part that grows; `next` is what to ask `since`. */
export interface HotItems {
  room: string;
  part: string;
  from: number;
  next: number;
  items: unknown[];
}

/** Who else is where this page said it is: all of them. */
export interface Others {
  present: PresentNow;
}

/** An error shape about something this page sent, or about a part that cannot be shown now. */
export interface Refused {
  refused: { code: string; text: string; room?: string; part?: string; subject?: string };
}

export type Message = Framed & (Hello | Beat | Cold | HotValue | HotItems | Others | Refused);

/** A frame as a message; null for what no version of ours says. */
export function readMessage(text: string): Message | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof read !== "object" || read === null) return null;
  const frame = read as Record<string, unknown>;
  if (typeof frame["epoch"] !== "string" || typeof frame["seq"] !== "number") return null;
  return frame as unknown as Message;
}
