// A file on its way to the server: the browser sends it from the disk, this page never holds it.
import { csrfToken } from "@/api/client";
import { Refusal, refusalFrom, unreachable } from "@/api/refusal";
import type { State } from "./imports";
import { pathOf } from "./sending";

/** What the server made of it: the file, how far it is, and the job that works on it. */
export interface Taken {
  id: number;
  state: State;
  job: number | null;
  /** It had been handed in before. */
  before: boolean;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const isTaken = (body: unknown): body is Taken =>
  typeof body === "object" && body !== null && "id" in body && "state" in body;

/**
 * Send a file; `told` hears how much of it has gone, from 0 to 1. `stop` gives it up. The answer
 * is a Refusal where it was not taken. XMLHttpRequest, for fetch does not tell how far it is.
 */
export function upload(file: File, told: (part: number) => void) {
  const request = new XMLHttpRequest();
  const taken = new Promise<Taken>((resolve, reject) => {
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      told(total > 0 ? loaded / total : 0),
    );
    const lost = () => reject(unreachable());
    request.addEventListener("error", lost);
    request.addEventListener("abort", () => reject(new Refusal("stopped", 0)));
    request.addEventListener("load", () => {
      const body = parsed(request.responseText);
      if (request.status === 201 && isTaken(body)) resolve(body);
      else reject(refusalFrom(request.status, body));
    });
    request.open("POST", pathOf(file.name, file.lastModified));
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  });
  return { taken, stop: () => request.abort() };
}
