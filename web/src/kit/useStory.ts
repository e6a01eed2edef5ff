// What a thing tells on hover or focus, and what a click on it opens. The story goes before that:
// left open behind a drawer it would be the first to take Esc, and the drawer would stay.
import type { PopoverProps } from "antd";
import { type FocusEvent, type HTMLAttributes, type KeyboardEvent, useRef, useState } from "react";

interface Told {
  popover: Pick<PopoverProps, "trigger" | "mouseEnterDelay" | "motion" | "open" | "onOpenChange">;
  target: HTMLAttributes<HTMLElement>;
}

/** Props of the popover and of the thing in it; without `onOpen` a click shows the story as well. */
export function useStory(onOpen: (() => void) | undefined): Told {
  const [shown, setShown] = useState(false);
  // From the click until the pointer comes anew or the focus goes elsewhere than into what was
  // opened: the story may still be on its way, and the focus comes back when that closes.
  const pressed = useRef(false);
  const popover: Told["popover"] = {
    trigger: onOpen === undefined ? ["hover", "focus", "click"] : ["hover", "focus"],
    mouseEnterDelay: 0.3,
    // Gone at once: while it fades it would still be the first to take Esc.
    motion: { motionName: "" },
    open: shown,
    onOpenChange: (next) => setShown(next && !pressed.current),
  };
  if (onOpen === undefined) return { popover, target: {} };
  const press = () => {
    pressed.current = true;
    setShown(false);
    onOpen();
  };
  const renew = () => {
    pressed.current = false;
  };
  const blur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget?.closest("[role=dialog]") == null) renew();
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  };
  const target = { role: "button", onClick: press, onKeyDown: keyed };
  return { popover, target: { ...target, onMouseEnter: renew, onBlur: blur } };
}
