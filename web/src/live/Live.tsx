// Brings the stream and the presses into React: one of each per tab.
import { useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { csrfToken, patientFetch } from "@/api/client";
import { ME } from "@/api/queries";
import { asRefusal, refusalFrom } from "@/api/refusal";
import { freshKey } from "@/kit/freshKey";
import { Commands, type Press } from "./commands";
import type { Cold } from "./messages";
import { PartView } from "./partView";
import { serverClock } from "./serverClock";
import { tabShelf } from "./shelf";
import type { Present } from "./standing";
import { type LinkState, type Socket, Stream } from "./stream";
import type { PartState } from "./watched";

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

function openSocket(): Socket {
  const address = new URL("/api/stream", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(address);
  const ours: Socket = {
    send: (text) => socket.send(text),
    close: () => socket.close(),
    onmessage: null,
    onclose: null,
  };
  socket.onmessage = (event) => ours.onmessage?.(event);
  socket.onclose = (event) => ours.onclose?.(event);
  return ours;
}

async function post(room: string, body: unknown): Promise<unknown> {
  const response = await patientFetch(
    new Request(`/api/rooms/${encodeURIComponent(room)}/commands`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
      body: JSON.stringify(body),
    }),
  );
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusalFrom(response.status, answer, response.headers.get("Retry-After"));
  return answer;
}

interface Live {
  stream: Stream;
  commands: Commands;
}

const Context = createContext<Live | null>(null);

function makeLive(): Live {
  const stream = new Stream({
    open: openSocket,
    after,
    now: () => serverClock.now(),
    random: Math.random,
  });
  const commands = new Commands({
    post,
    asRefusal,
    shelf: tabShelf,
    after,
    now: () => serverClock.now(),
    random: Math.random,
    makeId: () => freshKey(),
  });
  return { stream, commands };
}

/** Keeps the line open while somebody is signed in. `user` null: nobody is. */
export function LiveProvider({ user, children }: { user: number | null; children: ReactNode }) {
  const [live] = useState(makeLive);
  const queries = useQueryClient();
  const { stream, commands } = live;

  useEffect(() => {
    const offs = [
      stream.onReread(() => void queries.invalidateQueries()),
      // 4401 also means "your rights changed": asking again tells which, and `start` comes back.
      stream.onState(() => {
        if (stream.state.kind === "open") commands.nudge();
        if (stream.state.kind !== "signed_out") return;
        void queries
          .invalidateQueries({ queryKey: ME })
          .then(() => queries.getQueryData<{ user: unknown }>(ME)?.user && stream.start());
      }),
      stream.onClock((now) => serverClock.hear(now, performance.now())),
    ];
    const wake = () => {
      if (document.visibilityState === "visible") stream.nudge();
    };
    const gone = () => stream.networkGone();
    window.addEventListener("online", wake);
    window.addEventListener("offline", gone);
    document.addEventListener("visibilitychange", wake);
    return () => {
      for (const off of offs) off();
      window.removeEventListener("online", wake);
      window.removeEventListener("offline", gone);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [stream, commands, queries]);

  useEffect(() => {
    commands.signedIn(user);
    if (user === null) return undefined;
    stream.start();
    return () => stream.stop();
  }, [user, stream, commands]);

  return <Context.Provider value={live}>{children}</Context.Provider>;
}

function useLive(): Live {
  const live = useContext(Context);
  if (live === null) throw new Error("useLive stands outside its provider");
  return live;
}

/** How the line is, and how to try again at once. */
export function useLink(): { state: LinkState; retry: () => void } {
  const { stream } = useLive();
  const state = useSyncExternalStore(
    useCallback((changed: () => void) => stream.onState(changed), [stream]),
    () => stream.state,
  );
  return useMemo(() => ({ state, retry: () => stream.nudge() }), [state, stream]);
}

/** The newest state of one part of a room, for as long as this is on screen. */
export function usePart(room: string, part: string): PartState {
  const { watched } = useLive().stream;
  return useSyncExternalStore(
    useCallback((changed) => watched.watch(room, part, changed), [watched, room, part]),
    () => watched.state(room, part),
  );
}

/**
 * What a screen shows of a part: `pick` (one function for good) returns `before` when nothing of
 * it changed, and then nothing is drawn. `every` (ms): no more often than that.
 */
export function usePartView<Shown>(
  room: string,
  part: string,
  pick: (state: PartState, before: Shown | undefined) => Shown,
  every = 0,
): Shown {
  const { watched } = useLive().stream;
  const view = useMemo(() => {
    const watch = (listener: () => void) => watched.watch(room, part, listener);
    return new PartView({ watch, state: () => watched.state(room, part), after }, pick, every);
  }, [watched, room, part, pick, every]);
  return useSyncExternalStore(view.subscribe, view.get);
}

/** Be told when rows of a subject changed, such as `people.shift`. */
export function useSubject(subject: string, heard: (cold: Cold["cold"]) => void): void {
  const { subjects } = useLive().stream;
  const latest = useRef(heard);
  useEffect(() => {
    latest.current = heard;
  });
  useEffect(() => subjects.follow(subject, (cold) => latest.current(cold)), [subjects, subject]);
}

/** A caret on its way through other cells is not told of in each. */
const STILL_MS = 80;

/** This tab is at a row of a subject, in a spot of it; gives who else is, on other pages. */
export function usePresence(subject: string, id: number, spot: string | null): readonly Present[] {
  const { standing } = useLive().stream;
  useEffect(() => {
    const timer = setTimeout(() => standing.stand({ subject, id, spot }), STILL_MS);
    return () => clearTimeout(timer);
  }, [standing, subject, id, spot]);
  useEffect(() => () => standing.stand(null), [standing]);
  return useSyncExternalStore(standing.watch, () => standing.others);
}

/** The desk's presses: send one, see those without an answer, give one up. */
export function useCommands(): { open: readonly Press[]; commands: Commands } {
  const { commands } = useLive();
  const open = useSyncExternalStore(
    useCallback((changed: () => void) => commands.onChange(changed), [commands]),
    () => commands.open,
  );
  return useMemo(() => ({ open, commands }), [open, commands]);
}
