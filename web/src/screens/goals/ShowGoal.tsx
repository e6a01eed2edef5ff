// A show's goal with its shifts and hours under it.
import type { Goal, GoalScope } from "@/domains/goals/goals";
import { goalsIn } from "@/domains/goals/tree";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { atClock } from "@/kit/time";
import { useWords } from "@/words/words";
import { GoalField } from "./GoalField";
import { GoalMenu } from "./GoalMenu";
import styles from "./day.module.css";
import page from "./goals.module.css";
import { type Shared, standingOf } from "./shared";
import { SpreadButton } from "./SpreadButton";
import { StandingText } from "./StandingText";
import { SumsUp } from "./SumsUp";

const PARTS: readonly GoalScope[] = ["shift", "hour"];

interface Props extends Shared {
  goal: Goal;
  /** What the show is called; undefined where nobody planned it. */
  title: string | undefined;
  now: number;
}

export function ShowGoal({ goal, title, now, ...shared }: Props) {
  const told = useWords().goals;
  const titleOf = useRoomTitle();
  const { goals, standings, unit, acts, writes } = shared;
  const span = { start: goal.starts_at, end: goal.ends_at };
  const clock = ({ starts_at, ends_at }: Goal) => `${atClock(starts_at)}–${atClock(ends_at)}`;
  const name = title ?? titleOf(goal.room);
  const save = (one: Goal) => (writes ? (value: number) => acts.change(one, value) : null);
  const parts = PARTS.map((scope) => ({
    scope,
    own: goalsIn(goals, scope, goal.room, span).filter((one) => one.room === goal.room),
  }));
  return (
    <div className={styles.show} data-show-goal={goal.id}>
      <div className={styles.head}>
        <span>
          <b>{name}</b> <small>{clock(goal)}</small>
        </span>
        {writes && <GoalMenu goal={goal} label={name} acts={acts} />}
      </div>
      <div className={page.line}>
        <GoalField
          label={name}
          value={goal.value}
          unit={unit}
          byHand={goal.made_by === "person"}
          save={save(goal)}
        />
        {writes && (
          <>
            <SpreadButton
              goal={goal}
              parts={parts.flatMap(({ own }) => own)}
              {...shared}
              now={now}
            />
          </>
        )}
      </div>
      <StandingText standing={standingOf(standings, goal)} unit={unit} metric={goal.metric} />
      {parts
        .filter(({ own }) => own.length > 0)
        .map(({ scope, own }) => (
          <div key={scope} className={styles.parts} data-parts={scope}>
            <p>
              <b>{told.scopes[scope]}</b> <SumsUp goal={goal} parts={own} into={scope} />
            </p>
            {own.map((one) => (
              <div key={one.id} className={styles.part} data-goal={one.id} data-value={one.value}>
                <span>{clock(one)}</span>
                <GoalField
                  label={clock(one)}
                  value={one.value}
                  unit={unit}
                  byHand={one.made_by === "person"}
                  save={save(one)}
                />
                <StandingText
                  standing={standingOf(standings, one)}
                  unit={unit}
                  metric={one.metric}
                  need={false}
                />
                {writes && <GoalMenu goal={one} label={clock(one)} acts={acts} />}
              </div>
            ))}
          </div>
        ))}
    </div>
  );
}
