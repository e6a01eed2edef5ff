// What a key does on the timeline. Letters and the space bar do nothing: they belong to typing.
import { chord, composing, type Pressed } from "@/kit/keys/chord";
import type { Edge } from "./lanes";

export type Act =
  | { act: "walk"; step: number }
  | { act: "lane"; step: number }
  | { act: "nudge"; seconds: number }
  | { act: "edge"; edge: Edge }
  | { act: "pan"; share: number }
  | { act: "zoom"; factor: number }
  | { act: "whole" | "pin" | "drop" | "leave" };

const ACTS: Record<string, Act> = {
  ArrowLeft: { act: "walk", step: -1 },
  ArrowRight: { act: "walk", step: 1 },
  ArrowUp: { act: "lane", step: -1 },
  ArrowDown: { act: "lane", step: 1 },
  "Alt+ArrowLeft": { act: "nudge", seconds: -1 },
  "Alt+ArrowRight": { act: "nudge", seconds: 1 },
  "Alt+Shift+ArrowLeft": { act: "nudge", seconds: -10 },
  "Alt+Shift+ArrowRight": { act: "nudge", seconds: 10 },
  "Alt+ArrowUp": { act: "edge", edge: "from" },
  "Alt+ArrowDown": { act: "edge", edge: "to" },
  "Shift+ArrowLeft": { act: "pan", share: -0.1 },
  "Shift+ArrowRight": { act: "pan", share: 0.1 },
  PageUp: { act: "pan", share: -0.9 },
  PageDown: { act: "pan", share: 0.9 },
  "+": { act: "zoom", factor: 0.5 },
  "=": { act: "zoom", factor: 0.5 },
  "-": { act: "zoom", factor: 2 },
  "0": { act: "whole" },
  Home: { act: "whole" },
  Enter: { act: "pin" },
  Delete: { act: "drop" },
  Escape: { act: "leave" },
};

export function actOf(event: Pressed): Act | null {
  return composing(event) ? null : (ACTS[chord(event)] ?? null);
}

/** What one turn of the wheel does; null leaves it to the page. */
export function wheelOf(
  turn: { deltaX: number; deltaY: number; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean },
  inside: boolean,
  all: boolean,
): { pan: number } | { zoom: number } | null {
  const sideways = turn.shiftKey ? turn.deltaY || turn.deltaX : turn.deltaX;
  if (turn.shiftKey || Math.abs(turn.deltaX) > Math.abs(turn.deltaY)) {
    return all ? null : { pan: sideways / 1_000 };
  }
  const meant = turn.ctrlKey || turn.metaKey;
  // Whoever has clicked into the timeline zooms it; seen whole, turning away scrolls the page.
  if (!meant && (!inside || (all && turn.deltaY > 0))) return null;
  return { zoom: Math.exp(Math.min(Math.max(turn.deltaY, -240), 240) * 0.002) };
}
