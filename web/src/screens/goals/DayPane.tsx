// One day: its goal, the shows it is made of, and each show's shifts and hours.
import { useGoals, useStandings } from "@/domains/goals/goals";
import { goalAt, goalsIn } from "@/domains/goals/tree";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { type Show, useShows } from "@/domains/selection/shows";
import { Card } from "@/kit/Card";
import { onDay, startOfShowDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import { GoalField } from "./GoalField";
import { GoalMenu } from "./GoalMenu";
import styles from "./goals.module.css";
import shows_ from "./day.module.css";
import { type Shared, standingOf } from "./shared";
import { ShowGoal } from "./ShowGoal";
import { SpreadButton } from "./SpreadButton";
import { StandingText } from "./StandingText";
import { SumsUp } from "./SumsUp";

interface Props extends Shared {
  /** When the show day begins, UTC ms. */
  start: number;
  now: number;
}

export function DayPane({ start, now, ...month }: Props) {
  const { words, language } = useLanguage();
  const told = words.goals;
  const titleOf = useRoomTitle();
  const { room, metric, unit, acts, writes } = month;
  const day = { start, end: startOfShowDay(start, 1) };
  // A show that begins late ends the day after.
  const until = startOfShowDay(start, 2);
  const goals = useGoals(start, until, metric).data ?? [];
  const standings = useStandings(start, until, metric, true).data;
  const shared = { ...month, goals, standings };
  const goal = goalAt(goals, "day", room, start);
  const shows = goalsIn(goals, "show", room, day);
  const planned = (useShows(day.start, day.end).data ?? []).filter(
    (one) =>
      one.active &&
      (room === "" || one.room === room) &&
      one.starts_at >= day.start &&
      one.starts_at < day.end,
  );
  const bare = planned.filter(
    (one) => !shows.some((other) => other.room === one.room && other.starts_at === one.starts_at),
  );
  const label = onDay(start, language);
  const save = (value: number) =>
    goal === undefined
      ? acts.set({
          scope: "day",
          room,
          metric,
          starts_at: day.start,
          ends_at: day.end,
          value,
          note: "",
        })
      : acts.change(goal, value);
  const setShow = (show: Show, value: number) =>
    acts.set({
      scope: "show",
      room: show.room,
      metric,
      starts_at: show.starts_at,
      ends_at: show.ends_at,
      value,
      note: "",
    });
  return (
    <Card data-part="day" data-start={start}>
      <h2>
        {label}
        <small>{told.planned(planned.length)}</small>
      </h2>
      <div className={styles.line}>
        <GoalField
          label={label}
          value={goal?.value ?? null}
          unit={unit}
          byHand={goal?.made_by === "person"}
          save={writes ? save : null}
        />
        {goal !== undefined && writes && (
          <>
            <SpreadButton goal={goal} parts={shows} {...shared} now={now} />
            <GoalMenu goal={goal} label={label} acts={acts} />
          </>
        )}
      </div>
      {goal !== undefined && (
        <>
          <StandingText standing={standingOf(standings, goal)} unit={unit} metric={goal.metric} />
          <SumsUp goal={goal} parts={shows} into="show" />
        </>
      )}
      {shows.length + bare.length === 0 && <p className={tone.soft}>{told.noShows}</p>}
      {shows.map((one) => (
        <ShowGoal
          key={one.id}
          goal={one}
          title={
            planned.find((show) => show.room === one.room && show.starts_at === one.starts_at)
              ?.title
          }
          {...shared}
          now={now}
        />
      ))}
      {bare.map((show) => (
        <div key={show.id} className={shows_.show} data-planned={show.id}>
          <b>{show.title || titleOf(show.room)}</b>
          <GoalField
            label={show.title}
            value={null}
            unit={unit}
            byHand={false}
            save={writes ? (value) => setShow(show, value) : null}
          />
        </div>
      ))}
    </Card>
  );
}
