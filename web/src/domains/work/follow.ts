// Waiting for a job where it was asked for: how far it is, until it has an end.
import { asRefusal, Refusal, refusalFrom } from "@/api/refusal";
import type { Work } from "./work";

const AGAIN_MS = 300;

const pause = (ms: number, cut: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    cut.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("left", "AbortError"));
    });
  });

/** What a job that could not be done was refused with, in the one shape of an error. */
export function endOf({ result, error }: Work): Refusal {
  const told = refusalFrom(409, result);
  return told.code === "unreadable_answer" ? new Refusal("job_failed", 409, error) : told;
}

/**
 * Ask for a job until it has ended, telling each answer. True: it is done; false: cancelled.
 * Throws what it was refused with. A server that is away for a while is asked on: the job is not
 * lost with it.
 */
export async function follow(
  ask: () => Promise<Work>,
  told: (work: Work) => void,
  cut: AbortSignal,
): Promise<boolean> {
  for (;;) {
    cut.throwIfAborted();
    try {
      const work = await ask();
      told(work);
      if (work.state === "done") return true;
      if (work.state === "cancelled") return false;
      if (work.state === "dead") throw endOf(work);
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (!refusal.passing || refusal.code === "page") throw refusal;
    }
    await pause(AGAIN_MS, cut);
  }
}
