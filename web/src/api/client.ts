// The typed client of the API. Types come from `schema.ts`, which is generated (`npm run api`).
import createClient, { type Middleware } from "openapi-fetch";
import { serverClock } from "@/live/serverClock";
import { asRefusal, refusalFrom } from "./refusal";
import type { components, paths } from "./schema";
import { Turns } from "./turns";

export type Shapes = components["schemas"];

/** Whoever changes the person here does it by `turns.alone`. */
export const turns = new Turns();

/** Longer than the slowest honest answer; an import is a job, not a request. */
const PATIENCE_MS = 15_000;

/** Django's token against forged requests: it stands in a cookie and is repeated in a header. */
export function csrfToken(): string {
  return /(?:^|;\s*)kaibo_csrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}

const ours: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("X-CSRFToken", csrfToken());
    return request;
  },
};

/** fetch with an end to its patience, from whose answers the server's clock is learned. */
export function patientFetch(input: Request): Promise<Response> {
  return input.method === "GET" ? turns.read((cut) => send(input, [cut])) : send(input, []);
}

async function send(input: Request, cuts: AbortSignal[]): Promise<Response> {
  const asked = performance.now();
  const limit = AbortSignal.any([input.signal, AbortSignal.timeout(PATIENCE_MS), ...cuts]);
  const response = await fetch(input, { signal: limit, credentials: "same-origin" });
  serverClock.learnFromHeader(response.headers.get("Date"), asked, performance.now());
  return response;
}

/** How long a server may take to say that it is there. */
const THERE_MS = 3_000;

/** Whether the server answers at all, by the lightest of its questions. */
export const answersAtAll = (): Promise<boolean> =>
  patientFetch(new Request("/api/me", { signal: AbortSignal.timeout(THERE_MS) })).then(
    ({ status }) => status < 500,
    () => false,
  );

export const api = createClient<paths>({ baseUrl: location.origin, fetch: patientFetch });
api.use(ours);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer; throws a Refusal for everything else. */
export async function answered<T>(asking: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await asking;
  } catch (thrown) {
    throw asRefusal(thrown);
  }
  if (!answer.response.ok) throw refusalFrom(answer.response.status, answer.error);
  if (answer.data === undefined) throw refusalFrom(answer.response.status, null);
  return answer.data;
}
