// Files on their way in: two at a time, each for itself; what went wrong with one keeps no other.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Refusal } from "@/api/refusal";
import { asRefusal } from "@/api/refusal";
import { readAgain } from "@/domains/imports/imports";
import { unfit } from "@/domains/imports/sending";
import { type Taken, upload } from "@/domains/imports/upload";

const AT_ONCE = 2;

export type Going =
  | { state: "waiting" }
  | { state: "sending"; part: number }
  | { state: "unfit"; why: "empty" | "large" | "folder" }
  | { state: "failed"; error: Refusal }
  /** It was handed in before. */
  | { state: "same"; taken: Taken };

export interface Sending {
  key: number;
  name: string;
  going: Going;
}

export interface Uploads {
  sending: readonly Sending[];
  take: (files: readonly File[], folders?: readonly string[]) => void;
  again: (key: number) => void;
  /** Give one up that is under way, or put a line away. */
  drop: (key: number) => void;
}

/** `arrived` hears of each that was taken. */
export function useUploads(arrived: (taken: Taken) => void): Uploads {
  const queries = useQueryClient();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const files = useRef(new Map<number, File>());
  const stops = useRef(new Map<number, () => void>());
  const last = useRef(0);
  const latest = useRef(arrived);
  useEffect(() => {
    latest.current = arrived;
  });

  const set = useCallback((key: number, going: Going | null) => {
    setSending((all) =>
      going === null
        ? all.filter((one) => one.key !== key)
        : all.map((one) => (one.key === key ? { ...one, going } : one)),
    );
  }, []);

  const begin = useCallback(
    (key: number, file: File) => {
      const { taken, stop } = upload(file, (part) => set(key, { state: "sending", part }));
      stops.current.set(key, stop);
      taken
        .then((answer) => {
          files.current.delete(key);
          set(key, answer.before ? { state: "same", taken: answer } : null);
          latest.current(answer);
          return readAgain(queries);
        })
        .catch((thrown: unknown) => {
          const error = asRefusal(thrown);
          set(key, error.code === "stopped" ? null : { state: "failed", error });
        })
        .finally(() => stops.current.delete(key));
    },
    [queries, set],
  );

  const under = sending.filter((one) => one.going.state === "sending").length;
  const next = sending.find((one) => one.going.state === "waiting");
  useEffect(() => {
    if (next === undefined || under >= AT_ONCE) return;
    const file = files.current.get(next.key);
    if (file === undefined || stops.current.has(next.key)) return;
    set(next.key, { state: "sending", part: 0 });
    begin(next.key, file);
  }, [next, under, set, begin]);

  const take = useCallback((chosen: readonly File[], folders: readonly string[] = []) => {
    const added = chosen.map((file): Sending => {
      last.current += 1;
      const why = unfit(file.size);
      if (why === null) files.current.set(last.current, file);
      const going: Going = why === null ? { state: "waiting" } : { state: "unfit", why };
      return { key: last.current, name: file.name, going };
    });
    const refused = folders.map((name): Sending => {
      last.current += 1;
      return { key: last.current, name, going: { state: "unfit", why: "folder" } };
    });
    setSending((all) => [...all, ...added, ...refused]);
  }, []);

  const drop = useCallback(
    (key: number) => {
      stops.current.get(key)?.();
      files.current.delete(key);
      set(key, null);
    },
    [set],
  );
  const again = useCallback((key: number) => set(key, { state: "waiting" }), [set]);

  // Whoever closes the tab gives up what is on its way: the browser asks once.
  useEffect(() => {
    if (under === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [under]);

  return useMemo(() => ({ sending, take, again, drop }), [sending, take, again, drop]);
}
