// The two edges of the chosen span: dragged by pointer, moved by keys from the timeline.
import { type PointerEvent, useRef } from "react";
import type { LaneSpan } from "@/domains/review/shows";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import type { Correcting } from "../correct/useCorrecting";
import { dropped, edgeAt, limits } from "./edges";
import type { Edge } from "./lanes";
import { movedTo, type Stretch, toMs, toX } from "./scale";
import styles from "./handles.module.css";

interface Props {
  correcting: Correcting;
  chosen: LaneSpan;
  view: Stretch;
  whole: Stretch;
  width: number;
  top: number;
}

const EDGES: readonly Edge[] = ["from", "to"];

export function Handles({ correcting, chosen, view, whole, width, top }: Props) {
  const words = useWords();
  const grip = useRef<{ pointer: number; off: number } | null>(null);
  const { draft, edge: active } = correcting;
  const at = (edge: Edge) =>
    draft?.op === "edge" && draft.edge === edge ? draft.at : edgeAt(chosen, edge, whole);

  const down = (edge: Edge) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = {
      pointer: event.pointerId,
      off: event.clientX - toX(view, width, at(edge)),
    };
    correcting.setEdge(edge);
  };
  const move = (edge: Edge) => (event: PointerEvent) => {
    const held = grip.current;
    if (held === null || held.pointer !== event.pointerId) return;
    event.stopPropagation();
    const ms = toMs(view, width, event.clientX - held.off);
    correcting.moveEdge(edge, dropped(ms, limits(chosen, edge, whole)));
  };
  const up = (event: PointerEvent) => {
    // A press that only chose the span ends here too, for its handles came up under it.
    if (grip.current === null) return;
    event.stopPropagation();
    grip.current = null;
  };
  return EDGES.map((edge) => {
    const x = toX(view, width, at(edge));
    if (x < -20 || x > width + 20) return null;
    const limit = limits(chosen, edge, whole);
    return (
      <div
        key={edge}
        role="slider"
        tabIndex={0}
        aria-label={words.review.timeline[edge]}
        aria-valuemin={limit.from}
        aria-valuemax={limit.to}
        aria-valuenow={at(edge)}
        aria-valuetext={atSecond(at(edge))}
        title={edge === "to" && chosen.end === null ? words.review.timeline.endedThen : undefined}
        className={styles.handle}
        style={{ ...movedTo(x), top: top - 3 }}
        data-edge={edge}
        data-active={edge === active}
        onFocus={() => correcting.setEdge(edge)}
        onPointerDown={down(edge)}
        onPointerMove={move(edge)}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <small>{atSecond(at(edge))}</small>
      </div>
    );
  });
}
