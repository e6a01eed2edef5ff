// What is sent by itself, because a person said so; and who that was.
import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Checkbox } from "antd";
import { useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useMay } from "@/domains/people/me";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import {
  type Schedule,
  useRestoreSchedule,
  useRetireSchedule,
  useSchedules,
} from "@/domains/team/groups";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import styles from "./groups.module.css";
import { ScheduleDialog } from "./ScheduleDialog";
import { whenText } from "./whenText";

export function Schedules() {
  const words = useWords();
  const told = words.groups.schedules;
  const writes = useMay()("team.send");
  const schedules = useSchedules();
  const [off, setOff] = useState(false);
  const [editing, setEditing] = useState<Schedule | "new" | null>(null);
  const all = schedules.data ?? [];
  const shown = all.filter((one) => one.active || off);
  const add = writes && (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => setEditing("new")}
      data-act="add-schedule"
    >
      {told.add}
    </Button>
  );
  return (
    <div className={styles.stack}>
      <RefusalNote error={schedules.error} retry={() => void schedules.refetch()} />
      {schedules.isPending && <div className={styles.waiting} />}
      {schedules.isSuccess && shown.length === 0 ? (
        <Empty small title={told.none} why={told.noneWhy} action={add} />
      ) : (
        <>
          <div className={styles.row}>{add}</div>
          <div className={styles.scroll}>
            <table className={styles.table} data-schedules={shown.length}>
              <thead>
                <tr>
                  <th>{told.what}</th>
                  <th>{told.room}</th>
                  <th>{told.when}</th>
                  <th>{told.group}</th>
                  <th>{told.by}</th>
                  <th aria-label={words.common.more} />
                </tr>
              </thead>
              <tbody>
                {shown.map((one) => (
                  <ScheduleRow
                    key={one.id}
                    schedule={one}
                    writes={writes}
                    edit={() => setEditing(one)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {all.some((one) => !one.active) && (
        <Checkbox checked={off} onChange={(event) => setOff(event.target.checked)}>
          {words.groups.showRetired}
        </Checkbox>
      )}
      {editing !== null && (
        <ScheduleDialog
          schedule={editing === "new" ? null : editing}
          close={() => setEditing(null)}
        />
      )}
    </div>
  );
}

interface RowProps {
  schedule: Schedule;
  writes: boolean;
  edit: () => void;
}

function ScheduleRow({ schedule, writes, edit }: RowProps) {
  const words = useWords();
  const told = words.groups;
  const { message } = App.useApp();
  const undo = useUndo();
  const roomTitle = useRoomTitle();
  const retire = useRetireSchedule();
  const restore = useRestoreSchedule();
  const what = told.whats[schedule.what];
  const tell = (error: unknown) => void message.warning(sentence(asRefusal(error), words), 6);
  const toggle = () =>
    schedule.active
      ? retire.mutate(schedule, {
          onSuccess: (gone) => undo(told.schedules.stopped(what), () => restore.mutateAsync(gone)),
          onError: tell,
        })
      : restore.mutate(schedule, {
          onSuccess: () => void message.info(told.schedules.resumed),
          onError: tell,
        });
  return (
    <tr data-schedule={schedule.id} data-faint={!schedule.active}>
      <td>
        <b>{what}</b>
        {!schedule.active && <span className={styles.tag}>{told.schedules.off}</span>}
      </td>
      <td>{roomTitle(schedule.room)}</td>
      <td>{whenText(schedule, words)}</td>
      <td>{schedule.channel_title}</td>
      <td>{schedule.by}</td>
      <td className={styles.do}>
        {writes && (
          <span className={styles.acts}>
            {schedule.active && (
              <Button size="small" onClick={edit}>
                {told.edit}
              </Button>
            )}
            <Button
              size="small"
              type="text"
              disabled={retire.isPending || restore.isPending}
              onClick={toggle}
            >
              {schedule.active ? told.schedules.stop : told.restore}
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
}
