// The keyboard of a table: what each key does while the grid has the focus, and the list that says so.
import type { KeyboardEvent } from "react";
import { useWords } from "@/words/words";
import { useKeys } from "../keys/Keys";

interface Given {
  /** How many columns are seen: so far Home and End go. */
  columns: number;
  canEdit: boolean;
  canArrange: boolean;
  /** Go so many rows down and columns right; `stretch` takes the rectangle along. */
  move: (down: number, right: number, stretch: boolean) => void;
  /** Put the chosen rows one place up or down. */
  step: (by: -1 | 1) => void;
  edit: () => void;
  /** Forget what was typed into the cell and not written. */
  forget: () => void;
  undo: () => void;
  redo: () => void;
}

export function useTableKeys(given: Given): (event: KeyboardEvent) => void {
  const words = useWords();
  useKeys(words.keys.table, [
    { keys: "ArrowUp/ArrowDown/ArrowLeft/ArrowRight", label: words.keys.move },
    { keys: "Ctrl+C", label: words.keys.copy },
    ...(given.canArrange ? [{ keys: "Alt+ArrowUp/Alt+ArrowDown", label: words.keys.arrange }] : []),
    ...(given.canEdit
      ? [
          { keys: "Enter/F2", label: words.keys.editCell },
          { keys: "Escape", label: words.keys.leaveCell },
          { keys: "Ctrl+V", label: words.keys.paste },
          { keys: "Ctrl+Z", label: words.keys.undo },
          { keys: "Ctrl+Shift+Z", label: words.keys.redo },
        ]
      : []),
  ]);
  return (event) => {
    if (event.target !== event.currentTarget) return;
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      PageUp: [-10, 0],
      PageDown: [10, 0],
      Home: [0, -given.columns],
      End: [0, given.columns],
    };
    const go = steps[event.key];
    const control = event.ctrlKey || event.metaKey;
    if (go !== undefined && !event.altKey) given.move(...go, event.shiftKey);
    else if (event.altKey && event.key === "ArrowUp") given.step(-1);
    else if (event.altKey && event.key === "ArrowDown") given.step(1);
    else if (event.key === "Enter" || event.key === "F2") given.edit();
    else if (event.key === "Escape") given.forget();
    else if (control && event.key.toLowerCase() === "z")
      (event.shiftKey ? given.redo : given.undo)();
    else if (control && event.key.toLowerCase() === "y") given.redo();
    else return;
    event.preventDefault();
  };
}
