// Opens the preview of rolling a goal down; a show's goes to its shifts or to its hours.
import { Button } from "antd";
import { useState } from "react";
import type { Goal, GoalScope } from "@/domains/goals/goals";
import { useWords } from "@/words/words";
import { Spread } from "./Spread";
import type { Shared } from "./shared";

interface Props extends Shared {
  goal: Goal;
  /** Its parts as they are now. */
  parts: readonly Goal[];
  now: number;
}

export function SpreadButton({ goal, parts, now, acts, standings, unit }: Props) {
  const told = useWords().goals;
  const [into, setInto] = useState<GoalScope | null>(null);
  return (
    <>
      {goal.into.map((scope) => {
        const name = told.scopes[scope] ?? scope;
        const again = parts.some((one) => one.scope === scope);
        return (
          <Button
            key={scope}
            size="small"
            data-spread={`${goal.scope}-${scope}`}
            onClick={() => setInto(scope)}
          >
            {again ? told.spreadAgain(name) : told.spread(name)}
          </Button>
        );
      })}
      {into !== null && (
        <Spread
          goal={goal}
          into={into}
          now={now}
          unit={unit}
          acts={acts}
          shows={standings?.shows ?? []}
          close={() => setInto(null)}
        />
      )}
    </>
  );
}
