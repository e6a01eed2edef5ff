// How a goal stands, in a line: 还差多少 and the pace that takes, or what there is beyond it.
import type { GoalGap } from "@/domains/boards/boards";
import { goalState } from "@/domains/boards/telling";
import type { Unit } from "@/kit/format";
import { useLanguage } from "@/words/words";

export function GoalText({ goal, unit, cur }: { goal: GoalGap; unit: Unit; cur: string }) {
  const { words, language } = useLanguage();
  const told = words.boards.goal;
  const state = goalState(goal, unit, language, cur);
  if (state.kind === "unknown") return told.unknown(state.goal);
  if (state.kind === "met") return told.met;
  if (state.kind === "over") return told.over(state.over);
  return (
    told.left(state.left) + (state.perHour === null ? "" : ` · ${told.perHour(state.perHour)}`)
  );
}
