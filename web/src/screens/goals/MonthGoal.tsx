// The month's goal: set, taken over from the month before, rolled down to days that add up to it.
import { Button } from "antd";
import { daysOf, type Span } from "@/domains/goals/month";
import { goalAt, goalsIn } from "@/domains/goals/tree";
import { Card } from "@/kit/Card";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { GoalField } from "./GoalField";
import { GoalMenu } from "./GoalMenu";
import styles from "./goals.module.css";
import { type Shared, standingOf } from "./shared";
import { SpreadButton } from "./SpreadButton";
import { StandingText } from "./StandingText";
import { SumsUp } from "./SumsUp";

interface Props extends Shared {
  month: Span;
  now: number;
  copy: () => Promise<void>;
}

export function MonthGoal({ month, now, copy, ...shared }: Props) {
  const told = useWords().goals;
  const { goals, standings, room, metric, unit, acts, writes } = shared;
  const goal = goalAt(goals, "month", room, month.start);
  const days = goalsIn(goals, "day", room, month).filter((one) => one.room === room);
  const save = (value: number) =>
    goal === undefined
      ? acts.set({
          scope: "month",
          room,
          metric,
          starts_at: month.start,
          ends_at: daysOf(month).at(-1)?.end ?? month.end,
          value,
          note: "",
        })
      : acts.change(goal, value);
  return (
    <Card data-part="month">
      <h2>
        {told.monthGoal}
        {goal === undefined && <small>{told.noMonth}</small>}
      </h2>
      <div className={styles.line}>
        <GoalField
          label={told.monthGoal}
          value={goal?.value ?? null}
          unit={unit}
          byHand={false}
          save={writes ? save : null}
        />
        {goal === undefined && writes && (
          <Button data-act="copy-month" onClick={() => void copy()}>
            {told.copy}
          </Button>
        )}
        {goal !== undefined && writes && (
          <>
            <SpreadButton goal={goal} parts={days} {...shared} now={now} />
            <GoalMenu goal={goal} label={told.monthGoal} acts={acts} />
          </>
        )}
        {goal !== undefined && <SumsUp goal={goal} parts={days} into="day" />}
      </div>
      {goal === undefined ? (
        writes && <p className={tone.soft}>{told.noMonthWhy}</p>
      ) : (
        <StandingText standing={standingOf(standings, goal)} unit={unit} metric={goal.metric} />
      )}
    </Card>
  );
}
