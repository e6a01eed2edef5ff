// The one shape in which anything that went wrong reaches a screen: a code and a sentence.
import type { Words } from "@/words/zh";

/** One field that is wrong: its path, such as `seats.0.host`, and a sentence. */
export interface Place {
  path: string;
  text: string;
}

/** What the server answered instead of doing it, or that it could not be asked at all. */
export class Refusal extends Error {
  readonly code: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The server's sentence; empty for the two codes only a page can know (see `sentence`). */
  readonly text: string;
  readonly where: readonly Place[];
  readonly values: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    status: number,
    text = "",
    where: readonly Place[] = [],
    values: Readonly<Record<string, unknown>> = {},
  ) {
    super(text || code);
    this.name = "Refusal";
    this.code = code;
    this.status = status;
    this.text = text;
    this.where = where;
    this.values = values;
  }

  /** Whether the same request may be answered later: nobody has decided anything yet. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** Seconds the server asks to wait; null when it does not say. */
  get waitSeconds(): number | null {
    const wait = this.values["retry_after_s"];
    return typeof wait === "number" ? wait : null;
  }
}

/** No answer: the server is down, the network is gone, or the request took too long. */
export const unreachable = () => new Refusal("unreachable", 0);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPlace = (value: unknown): value is Place =>
  isRecord(value) && typeof value["path"] === "string" && typeof value["text"] === "string";

/**
 * A Refusal from an answer's status, body and Retry-After header; a body of another shape is
 * `unreadable_answer`.
 */
export function refusalFrom(status: number, body: unknown, wait: string | null = null): Refusal {
  if (!isRecord(body) || typeof body["code"] !== "string" || typeof body["text"] !== "string") {
    return new Refusal("unreadable_answer", status);
  }
  const where = Array.isArray(body["where"]) ? body["where"].filter(isPlace) : [];
  const seconds = wait !== null && /^\d+$/.test(wait) ? { retry_after_s: Number(wait) } : {};
  const values = { ...seconds, ...(isRecord(body["values"]) ? body["values"] : {}) };
  return new Refusal(body["code"], status, body["text"], where, values);
}

/** Anything thrown, as a Refusal. A mistake in the page is told as one, not hidden. */
export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof TypeError && /fetch|network|load failed/i.test(thrown.message)) {
    return unreachable();
  }
  if (thrown instanceof DOMException) return unreachable();
  return new Refusal("page", 0, thrown instanceof Error ? thrown.message : String(thrown));
}

/** The sentence to show. */
export function sentence(refusal: Refusal, words: Words): string {
  if (refusal.code === "unreachable") return words.refusals.unreachable;
  if (refusal.code === "unreadable_answer") return words.refusals.unreadable(refusal.status);
  if (refusal.code === "page") return words.refusals.page(refusal.text);
  return refusal.text;
}
