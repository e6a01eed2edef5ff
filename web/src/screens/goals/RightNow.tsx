// What runs now: the goals of its show, its shift and its hour, and what is missing of each.
import { useGoals, useStandings } from "@/domains/goals/goals";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { Card } from "@/kit/Card";
import { startOfShowDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { amountText } from "./amount";
import styles from "./goals.module.css";
import { StandingText } from "./StandingText";

const ORDER = ["show", "shift", "hour"];

interface Props {
  now: number;
  metric: string;
  unit: string;
}

export function RightNow({ now, metric, unit }: Props) {
  const told = useWords().goals;
  const titleOf = useRoomTitle();
  // What began yesterday may still run, and what went live early has a goal that begins tomorrow.
  const start = startOfShowDay(now, -1);
  const end = startOfShowDay(now, 2);
  const goals = useGoals(start, end, metric).data ?? [];
  const found = useStandings(start, end, metric, true).data;
  if (found === undefined) return null;
  const running = found.goals
    .filter((standing) => standing.runs)
    .flatMap((standing) => {
      const goal = goals.find(({ id }) => id === standing.goal);
      return goal === undefined ? [] : [{ goal, standing }];
    })
    .toSorted(
      (a, b) =>
        a.goal.room.localeCompare(b.goal.room) ||
        ORDER.indexOf(a.goal.scope) - ORDER.indexOf(b.goal.scope),
    );
  return (
    <Card data-part="now">
      <h2>
        {told.now}
        {running.length === 0 && <small>{told.nowNone}</small>}
      </h2>
      {running.length > 0 && (
        <ul className={styles.running}>
          {running.map(({ goal, standing }) => (
            <li key={goal.id} data-now={goal.scope}>
              <b>{`${titleOf(goal.room)} · ${told.scopes[goal.scope] ?? goal.scope_label}`}</b>
              <span className={tone.soft}>{standing.label}</span>
              <span className={styles.big}>{amountText(goal.value, unit)}</span>
              <StandingText
                standing={found.seen ? standing : undefined}
                unit={unit}
                metric={metric}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
