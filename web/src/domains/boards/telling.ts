// A number of a board, its distance from what is usual, and its goal, as they are read.
import { figure, type Language, percent, type Unit, UNKNOWN, yuan } from "@/kit/format";
import type { Baseline, GoalGap, Tile } from "./boards";

/** Money that was divided is no whole fen any more. */
const PRECISE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 });
const isMoney = (unit: Unit) => unit.startsWith("fen");

/** Another currency says its name: ¥ is Chinese money only. "" is not known, and nothing is said. */
function inCurrency(text: string, unit: Unit, cur: string): string {
  return !isMoney(unit) || cur === "CNY" || cur === "" ? text : text.replace("¥", `${cur} `);
}

/** A value with its unit in one: "¥1.4万", "¥7,569/时", "12.3%", "—". */
export function valueText(
  value: number | null,
  unit: Unit,
  language: Language,
  cur: string,
): { text: string; unit: string } {
  const shown = figure(value, unit, language, true);
  return { text: inCurrency(shown.text, unit, cur), unit: shown.unit };
}

export const whole = (value: number | null, unit: Unit, language: Language, cur: string) => {
  const shown = valueText(value, unit, language, cur);
  return shown.text + shown.unit;
};

export type Direction = "up" | "down" | "same";

export interface Difference {
  direction: Direction;
  /** "+12%", "-1.2", "±0%": with its sign. */
  text: string;
  /** In points of a hundred, not in percent of what is usual. */
  points: boolean;
}

const sign = (value: number) => (value > 0 ? "+" : value < 0 ? "-" : "±");
const directionOf = (value: number): Direction => (value > 0 ? "up" : value < 0 ? "down" : "same");

/**
 * How far a value is from what is usual: in percent of it, for a ratio in points, and where nothing
 * is usual in its own unit. What rounds to nothing is the same.
 */
export function difference(
  { diff, times }: Pick<Baseline, "diff" | "times">,
  unit: Unit,
  language: Language,
  cur: string,
): Difference | null {
  if (diff === null) return null;
  if (unit === "ratio") {
    const points = Math.round(diff * 1_000) / 10;
    return {
      direction: directionOf(points),
      text: `${sign(points)}${Math.abs(points).toFixed(1)}`,
      points: true,
    };
  }
  if (times === null) {
    const text = whole(Math.abs(diff), unit, language, cur);
    return { direction: directionOf(diff), text: sign(diff) + text, points: false };
  }
  const percents = Math.round((times - 1) * 100);
  return {
    direction: directionOf(percents),
    text: `${sign(percents)}${Math.abs(percents).toLocaleString("en-US")}%`,
    points: false,
  };
}

export const ARROWS: Record<Direction, string> = { up: "↑", down: "↓", same: "→" };

export type GoalState =
  | { kind: "left"; left: string; perHour: string | null }
  | { kind: "over"; over: string }
  | { kind: "met" }
  | { kind: "unknown"; goal: string };

/** How a goal stands: what is missing and the pace that takes, or what there is beyond it. */
export function goalState(goal: GoalGap, unit: Unit, language: Language, cur: string): GoalState {
  const told = (value: number) => whole(value, unit, language, cur);
  if (goal.left === null) return { kind: "unknown", goal: told(goal.value) };
  if (goal.left > 0) {
    const perHour = goal.left_ms > 0 ? goal.need_per_hour : null;
    return {
      kind: "left",
      left: told(goal.left),
      perHour: perHour === null ? null : told(perHour),
    };
  }
  return goal.over !== null && goal.over > 0
    ? { kind: "over", over: told(goal.over) }
    : { kind: "met" };
}

/** A value to its last digit, for where a number is opened. */
export function exactText(value: number | null, unit: Unit, cur: string): string {
  if (value === null) return UNKNOWN;
  if (isMoney(unit)) {
    const [size, minus] = [Math.abs(value), value < 0 ? "-" : ""];
    const amount = Number.isInteger(size) ? yuan(size) : PRECISE.format(size / 100);
    return inCurrency(`${minus}¥${amount}`, unit, cur);
  }
  if (unit === "ratio") return percent(value);
  return value.toLocaleString("en-US", { maximumFractionDigits: 4 });
}

/** Whether a tile's number is known and still moves after its row has ended. */
export const isUnripe = (tile: Tile) => tile.value !== null && tile.unfit === "unripe";

/** When a number that grows was true by this page's clock: `asked` is when the board came. */
export const agedAt = (tile: Tile, asked: number): number | null =>
  tile.value === null || tile.age_ms === null ? null : asked - tile.age_ms;
