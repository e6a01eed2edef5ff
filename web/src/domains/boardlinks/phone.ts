// The board of a link, asked for by a phone that is nobody: no cookies, the secret in a header.
import type { components } from "@/api/schema";

type Shapes = components["schemas"];
export type PhoneBoard = Shapes["PhoneBoardOut"];
export type PhoneTile = Shapes["PhoneTileOut"];
export type PhoneShow = Shapes["PhoneShowOut"];

/** What came of asking. `over`: there will be no more numbers; `wait_s`: not before so many seconds. */
export type Answer =
  | { kind: "board"; board: PhoneBoard }
  | { kind: "over"; text: string }
  | { kind: "refused"; text: string; wait_s: number | null }
  | { kind: "unreachable" };

/** Longer than the slowest honest answer on a train. */
const PATIENCE_MS = 12_000;
const UNKNOWN = 404;
const GONE = 410;

/** Ask for the board. `again`: the page refreshes itself. */
export async function askBoard(token: string, again: boolean): Promise<Answer> {
  const cut = new AbortController();
  const patience = setTimeout(() => cut.abort(), PATIENCE_MS);
  try {
    const response = await fetch(`/api/board${again ? "?again=true" : ""}`, {
      headers: { "X-Kaibo-Link": token },
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: cut.signal,
    });
    return answerOf(response.status, await response.json(), response.headers.get("Retry-After"));
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(patience);
  }
}

/** What an answer's status and body mean. */
export function answerOf(status: number, body: unknown, wait: string | null): Answer {
  if (status === 200) return { kind: "board", board: body as PhoneBoard };
  const text = textOf(body);
  // Something between here and the server answered, and not the server.
  if (text === null) return { kind: "unreachable" };
  if (status === GONE || status === UNKNOWN) return { kind: "over", text };
  const wait_s = wait !== null && /^\d+$/.test(wait) ? Number(wait) : null;
  return { kind: "refused", text, wait_s };
}

function textOf(body: unknown): string | null {
  const text = typeof body === "object" && body !== null && "text" in body ? body.text : null;
  return typeof text === "string" ? text : null;
}
