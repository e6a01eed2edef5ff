// Dragging a row by its handle to another place in its list, by mouse or finger; the list scrolls
// along. Rows carry `data-drag-index`; nothing moves until the row is let go.
import {
  type PointerEvent as Press,
  type RefObject,
  useCallback,
  useEffect,
  useState,
} from "react";
import { useLatest } from "../useLatest";
import { edgeSpeed, gapAt, type Span } from "./places";

/** A press that moves less is a click. */
const THRESHOLD_PX = 4;

export interface RowDrag {
  /** The row under way. */
  moving: string | null;
  /** It would be put before the row of this index; null: nowhere. */
  drop: number | null;
  start: (key: string, event: Press) => void;
}

interface Under {
  key: string;
  from: number;
  y: number;
  begun: boolean;
}

/** The rows in sight, top to bottom. */
function spans(box: HTMLElement): Span[] {
  return [...box.querySelectorAll<HTMLElement>("[data-drag-index]")]
    .map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { index: Number(row.dataset["dragIndex"]), top, bottom };
    })
    .toSorted((a, b) => a.index - b.index);
}

export function useRowDrag(
  scroller: RefObject<HTMLElement | null>,
  onDrop: (key: string, before: number) => void,
): RowDrag {
  const [under, setUnder] = useState<Under | null>(null);
  const [drop, setDrop] = useState<number | null>(null);
  const latest = useLatest({ onDrop, drop });

  const start = useCallback((key: string, event: Press) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    setUnder({ key, from: event.clientY, y: event.clientY, begun: false });
  }, []);

  useEffect(() => {
    if (under === null) return undefined;
    const held = { ...under };
    let frame = 0;
    const look = () => {
      const box = scroller.current;
      if (box === null || !held.begun) return;
      setDrop(gapAt(spans(box), held.y));
    };
    const roll = () => {
      const box = scroller.current;
      if (box !== null && held.begun) {
        const { top, bottom } = box.getBoundingClientRect();
        const speed = edgeSpeed(held.y, top, bottom);
        if (speed !== 0) {
          box.scrollTop += speed;
          look();
        }
      }
      frame = requestAnimationFrame(roll);
    };
    const move = (event: PointerEvent) => {
      held.y = event.clientY;
      if (!held.begun && Math.abs(held.y - held.from) > THRESHOLD_PX) {
        held.begun = true;
        setUnder({ ...held });
      }
      look();
    };
    const end = () => {
      setUnder(null);
      setDrop(null);
    };
    const up = () => {
      const before = latest.current.drop;
      if (held.begun && before !== null) latest.current.onDrop(held.key, before);
      end();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      end();
    };
    frame = requestAnimationFrame(roll);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", escape, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", escape, true);
    };
  }, [under, scroller, latest]);

  return { moving: under?.begun ? under.key : null, drop, start };
}
