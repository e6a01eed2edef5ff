// Whether the parts of a goal add up to it, to the fen.
import type { Goal, GoalScope } from "@/domains/goals/goals";
import { restOf } from "@/domains/goals/tree";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { amountText } from "./amount";

interface Props {
  goal: Goal;
  parts: readonly Goal[];
  into: GoalScope;
}

export function SumsUp({ goal, parts, into }: Props) {
  const told = useWords().goals;
  const name = told.scopes[into] ?? into;
  if (parts.length === 0) {
    return <span className={tone.soft}>{told.notSpread(name)}</span>;
  }
  const rest = restOf(goal, parts);
  const text = amountText(Math.abs(rest), goal.unit);
  return (
    <span className={rest === 0 ? tone.soft : tone.soon} data-rest={rest}>
      {rest === 0 ? told.sumsUp(name) : rest > 0 ? told.rest(name, text) : told.tooMuch(name, text)}
    </span>
  );
}
