// The presses of the desk: each is one command, with the words under which it waits for its answer.
import { useMemo } from "react";
import type { Good } from "@/domains/control/goods";
import { numbered } from "@/domains/control/goods";
import type { Span } from "@/domains/control/parts";
import { freshKey } from "@/kit/freshKey";
import { atClock } from "@/kit/time";
import type { Outcome } from "@/live/commands";
import { serverClock } from "@/live/serverClock";
import { useWords } from "@/words/words";
import { useDesk } from "./DeskContext";

export interface Segment {
  id: number;
  title: string;
}

export interface Acts {
  mark: (no: number, good: Good | null) => Promise<Outcome>;
  endPitch: () => Promise<Outcome>;
  pin: (good: Good) => Promise<Outcome>;
  unpin: () => Promise<Outcome>;
  take: (segment: Segment) => Promise<Outcome>;
  highlight: () => Promise<Outcome>;
  surge: () => Promise<Outcome>;
  note: (text: string, x?: Record<string, unknown>) => Promise<Outcome>;
  reading: (boxes: Record<string, number>) => Promise<Outcome>;
  startBag: (name: string, drawAt: number) => Promise<Outcome>;
  drawBag: (bag: Span) => Promise<Outcome>;
  arm: (show: { id: number; title: string }) => Promise<Outcome>;
  goLive: (
    show: { id: number; title: string },
    issues: readonly string[],
    goal: number | null,
  ) => Promise<Outcome>;
  /** The show goes on after an end that was a mistake, or a stream that broke off. */
  resume: (show: { id: string; title: string }) => Promise<Outcome>;
  endShow: () => Promise<Outcome>;
  startShift: (shift: {
    id: number | string;
    name: string;
    goal?: number | null;
  }) => Promise<Outcome>;
  hostOn: (host: { id: string; name: string }) => Promise<Outcome>;
  hostOff: (host: { id: string; name: string }) => Promise<Outcome>;
  handOver: (shift: string, x: Record<string, unknown>) => Promise<Outcome>;
  acknowledge: (ref: string, what: string) => Promise<Outcome>;
}

/** What `x` says of a link, so that a span can be read without asking for the link. */
const linkX = (good: Good) => ({ link: good.linkId, name: good.name });

export function useActs(): Acts {
  const { press, run } = useDesk();
  const told = useWords().control.acts;
  const segment = run.segment?.id ?? null;
  return useMemo<Acts>(() => {
    const of = (good: Good) => ({
      product: good.product,
      ...(good.no !== null && { n: good.no }),
      x: linkX(good),
    });
    return {
      mark: (no, good) =>
        press(
          good === null
            ? { kind: "pitch.start", product: numbered(no), n: no }
            : { kind: "pitch.start", ...of(good), n: no },
          told.mark(no),
        ),
      endPitch: () => press({ kind: "pitch.end" }, told.endPitch),
      pin: (good) => press({ kind: "pin", ...of(good) }, told.pin(good.no, good.name)),
      unpin: () => press({ kind: "unpin" }, told.unpin),
      take: ({ id, title }) =>
        press(
          {
            kind: "segment.take",
            ref: String(id),
            expect: { on_air: { segment } },
            x: { segment: { title }, title },
          },
          told.take(title),
        ),
      highlight: () => press({ kind: "highlight" }, told.highlight),
      surge: () => press({ kind: "surge" }, told.surge),
      note: (text, x = {}) => press({ kind: "note", text, x }, told.note(text)),
      reading: (boxes) =>
        press({ kind: "reading", x: { boxes } }, told.reading(Object.keys(boxes).length)),
      startBag: (name, drawAt) => {
        const bag = freshKey();
        const called = name === "" ? told.bagAt(atClock(serverClock.now())) : name;
        const x = { draw_at: drawAt, name: called };
        return press({ kind: "lucky_bag.start", ref: bag, x }, told.startBag(called));
      },
      drawBag: (bag) => press({ kind: "lucky_bag.end", ref: bagRef(bag) }, told.drawBag),
      arm: (show) => press({ kind: "show.arm", ref: String(show.id) }, told.arm(show.title)),
      goLive: (show, issues, goal) =>
        press(
          {
            kind: "show.start",
            ref: String(show.id),
            x: {
              title: show.title,
              open_items: issues,
              open: issues.length,
              ...(goal !== null && { goal }),
            },
          },
          told.goLive(show.title),
        ),
      resume: ({ id, title }) =>
        press({ kind: "show.start", ref: id, x: { title, resumed: true } }, told.resume(title)),
      endShow: () => press({ kind: "show.end" }, told.endShow),
      startShift: ({ id, name, goal = null }) =>
        press(
          { kind: "shift.start", ref: String(id), x: { name, ...(goal !== null && { goal }) } },
          told.startShift(name),
        ),
      hostOn: ({ id, name }) => press({ kind: "host.on", ref: id, x: { name } }, told.hostOn(name)),
      hostOff: ({ id, name }) =>
        press({ kind: "host.off", ref: id, x: { name } }, told.hostOff(name)),
      handOver: (shift, x) => press({ kind: "handover", ref: shift, x }, told.handOver),
      acknowledge: (ref, what) => press({ kind: "ack", ref }, told.acknowledge(what)),
    };
  }, [press, told, segment]);
}

/** A bag is drawn under the name it was opened with. */
const bagRef = (bag: Span) => bag.ref ?? bag.key;
