// What of this room is sent by itself, and the way to have it sent so.
import { Button } from "antd";
import { useState } from "react";
import { useMay } from "@/domains/people/me";
import { type What, useSchedules } from "@/domains/team/groups";
import { Card } from "@/kit/Card";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { ScheduleDialog } from "../groups/ScheduleDialog";
import { whenText } from "../groups/whenText";
import styles from "./bulletin.module.css";

export function OnSchedule({ room, what }: { room: string; what: What }) {
  const words = useWords();
  const told = words.bulletin;
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const schedules = useSchedules(may("team.read"));
  const mine = (schedules.data ?? []).filter(
    (one) => one.active && one.room === room && one.what === what,
  );
  if (!may("team.read")) return null;
  return (
    <Card data-schedules={mine.length}>
      <div className={styles.row}>
        <h2>{told.schedules}</h2>
        {may("team.send") && (
          <Button size="small" className={styles.acts} onClick={() => setAdding(true)}>
            {told.addSchedule}
          </Button>
        )}
      </div>
      {schedules.isSuccess && mine.length === 0 && <p className={tone.soft}>{told.noSchedule}</p>}
      <ul className={styles.sent}>
        {mine.map((one) => (
          <li key={one.id}>
            {whenText(one, words)} → {one.channel_title}
            <small> {one.by}</small>
          </li>
        ))}
      </ul>
      {adding && (
        <ScheduleDialog schedule={null} given={{ what, room }} close={() => setAdding(false)} />
      )}
    </Card>
  );
}
