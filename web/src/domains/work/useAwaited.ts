// An answer that may take a job: waited for here, with its progress, until it comes or is stopped.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { Working } from "@/api/files";
import { follow } from "./follow";
import { cancelJob, oneJob, type Work } from "./work";

const isWorking = <T extends object>(answer: T | Working): answer is Working => "job" in answer;

export interface Awaiting {
  /** The job that is waited for, as it was last seen; null when there is none. */
  waiting: Work | null;
  /**
   * The answer of `asking`, or, if that is a job, what `fetched` has of it when it is done; null
   * when it was stopped. `dropped`: who leaves stops it, for nobody else wants its answer.
   */
  answer: <T extends object, U>(
    asking: Promise<T | Working>,
    fetched: (job: number) => Promise<U> | U,
    dropped?: boolean,
  ) => Promise<T | U | null>;
  stop: () => void;
}

export function useAwaited(): Awaiting {
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<Work | null>(null);
  const left = useRef<AbortController | null>(null);
  const dropping = useRef<number | null>(null);
  useEffect(() => {
    left.current = new AbortController();
    return () => {
      left.current?.abort();
      if (dropping.current !== null) void cancelJob(dropping.current).catch(() => {});
    };
  }, []);

  const answer = useCallback<Awaiting["answer"]>(
    async (asking, fetched, dropped = false) => {
      const first = await asking;
      if (!isWorking(first)) return first;
      const cut = left.current?.signal ?? new AbortController().signal;
      void queries.invalidateQueries({ queryKey: ["work"] });
      dropping.current = dropped ? first.job : null;
      try {
        const done = await follow(() => oneJob(first.job), setWaiting, cut);
        return done ? await fetched(first.job) : null;
      } finally {
        if (!cut.aborted) dropping.current = null;
        setWaiting(null);
      }
    },
    [queries],
  );
  const stop = useCallback(() => {
    if (waiting === null) return;
    setWaiting({ ...waiting, cancel_asked: true });
    // Too late is no error here: what was done is about to be told.
    void cancelJob(waiting.id).catch(() => {});
  }, [waiting]);
  return useMemo(() => ({ waiting, answer, stop }), [waiting, answer, stop]);
}
