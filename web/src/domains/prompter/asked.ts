// What a prompter asks and tells: by the secret of a link, or as whoever is signed in here.
import type { components } from "@/api/schema";
import type { PrompterPart } from "./parts";

export type PrompterCard = components["schemas"]["PrompterCardOut"];

/** An answer to a wait. `value` null: what stands is what stood before. `now` is the room's time. */
export interface News {
  epoch: string;
  number: number;
  value: PrompterPart | null;
  now: number;
  wall: number;
  speed: number;
}

/** What came of asking. `over`: there will be no more; `cut`: nobody answered. */
export type Answer<Body> =
  | { kind: "told"; body: Body }
  | { kind: "over"; code: string; text: string }
  | { kind: "refused"; code: string; text: string }
  | { kind: "cut" };

/** Longer than a wait of the server's. */
const PATIENCE_MS = 8_000;
const OVER = [401, 403, 404, 410];

export interface Door {
  room: string;
  /** null: whoever is signed in on this browser. */
  token: string | null;
  /** This screen's own name. */
  screen: string;
}

async function ask<Body>(door: Door, path: string, body?: unknown): Promise<Answer<Body>> {
  const cut = new AbortController();
  const patience = setTimeout(() => cut.abort(), PATIENCE_MS);
  try {
    const response = await fetch(`/api/rooms/${door.room}/prompter${path}`, {
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      headers: {
        "Content-Type": "application/json",
        ...(door.token !== null && { "X-Kaibo-Link": door.token }),
      },
      credentials: door.token === null ? "same-origin" : "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: cut.signal,
    });
    return answerOf<Body>(response.status, await response.json());
  } catch {
    return { kind: "cut" };
  } finally {
    clearTimeout(patience);
  }
}

/** What a status and a body mean. */
export function answerOf<Body>(status: number, body: unknown): Answer<Body> {
  if (status === 200) return { kind: "told", body: body as Body };
  const { code, text } = (typeof body === "object" && body !== null ? body : {}) as {
    code?: unknown;
    text?: unknown;
  };
  // Something between here and the server answered, and not the server.
  if (typeof text !== "string" || typeof code !== "string") return { kind: "cut" };
  return { kind: OVER.includes(status) ? "over" : "refused", code, text };
}

export const askLine = (door: Door, after: number, epoch: string) =>
  ask<News>(door, `/line?after=${after}&epoch=${epoch}&screen=${door.screen}`);

export const askCard = (door: Door) => ask<PrompterCard>(door, "");

/** `pressedAt`: when it was so, by the server's wall clock. */
export const tell = (door: Door, kind: "push.shown" | "push.ack", ref: string, pressedAt: number) =>
  ask<{ repeated: boolean }>(door, "/told", {
    kind,
    ref,
    screen: door.screen,
    pressed_at: Math.round(pressedAt),
  });
