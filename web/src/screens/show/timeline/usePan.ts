// Pressing on empty ground: held and moved it drags the view along, let go at once it pins a second.
import { type PointerEvent, type RefObject, useRef } from "react";
import type { View } from "./useView";

/** Less than this is a click of an unsteady hand. */
const STILL_PX = 4;

export function usePan(
  plot: RefObject<HTMLElement | null>,
  seen: View,
  width: number,
  click: (x: number) => void,
) {
  const grip = useRef<{ pointer: number; x: number; moved: boolean } | null>(null);
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    grip.current = { pointer: event.pointerId, x: event.clientX, moved: false };
  };
  const move = (event: PointerEvent) => {
    const held = grip.current;
    if (held === null || held.pointer !== event.pointerId || width === 0) return;
    const by = event.clientX - held.x;
    if (!held.moved && Math.abs(by) < STILL_PX) return;
    if (!held.moved) plot.current?.setPointerCapture(event.pointerId);
    held.moved = true;
    held.x = event.clientX;
    seen.pan(-by / width);
  };
  const up = (event: PointerEvent) => {
    const held = grip.current;
    grip.current = null;
    if (held === null || held.moved || plot.current === null) return;
    click(event.clientX - plot.current.getBoundingClientRect().left);
  };
  const cancel = () => {
    grip.current = null;
  };
  return { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: cancel };
}
