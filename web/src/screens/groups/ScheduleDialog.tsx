// What is sent by itself: what, of which room, when, and to which group.
import { Form, Modal, Segmented, Select } from "antd";
import { useState } from "react";
import { RoomChoice } from "@/domains/rooms/RoomChoice";
import {
  type NewSchedule,
  type Occasion,
  OCCASIONS,
  type Schedule,
  useAddSchedule,
  useChangeSchedule,
  useGroups,
  type What,
  WHATS,
} from "@/domains/team/groups";
import { offered, rememberGroup } from "@/domains/team/lastGroup";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import styles from "./groups.module.css";

/** When each thing is usually sent. */
const USUAL: Record<What, Occasion> = {
  tally: "hourly",
  bulletin: "show_end",
  handover: "handover",
};
const FIRST_HOUR = 0;
const LAST_HOUR = 23;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const PLACES = ["what", "room", "channel", "occasion", "first_hour", "last_hour"];

interface Props {
  schedule: Schedule | null;
  /** What a new one is about, where the page knows. */
  given?: { what: What; room: string };
  close: () => void;
}

export function ScheduleDialog({ schedule, given, close }: Props) {
  const words = useWords();
  const told = words.groups;
  const groups = useGroups();
  const inUse = (groups.data ?? []).filter((one) => one.active);
  const what = schedule?.what ?? given?.what ?? "tally";
  const room = schedule?.room ?? given?.room ?? "";
  const start: Partial<NewSchedule> = {
    what,
    room,
    occasion: schedule?.occasion ?? USUAL[what],
    first_hour: schedule?.first_hour ?? FIRST_HOUR,
    last_hour: schedule?.last_hour ?? LAST_HOUR,
    ...(schedule !== null && { channel: schedule.channel }),
  };
  const usual = offered(inUse, room, what)?.id;
  return (
    <ScheduleForm
      // The group is proposed when the groups are known.
      key={groups.isSuccess ? "known" : "unknown"}
      schedule={schedule}
      start={{ ...(usual !== undefined && { channel: usual }), ...start }}
      groups={inUse.map((one) => ({
        value: one.id,
        label: `${one.title} · ${told.kinds[one.kind]}`,
      }))}
      error={groups.error}
      close={close}
    />
  );
}

interface FormProps {
  schedule: Schedule | null;
  start: Partial<NewSchedule>;
  groups: { value: number; label: string }[];
  error: unknown;
  close: () => void;
}

function ScheduleForm({ schedule, start, groups, error: unread, close }: FormProps) {
  const words = useWords();
  const told = words.groups.schedules;
  const [form] = Form.useForm<NewSchedule>();
  const [error, setError] = useState<unknown>(null);
  const add = useAddSchedule();
  const change = useChangeSchedule();
  const once = useOnce();
  const occasion = Form.useWatch("occasion", form) ?? start.occasion;
  const hourly = occasion === "hourly";
  const submit = (wanted: NewSchedule) =>
    once((again) => {
      setError(null);
      const body = {
        ...wanted,
        first_hour: hourly ? wanted.first_hour : null,
        last_hour: hourly ? wanted.last_hour : null,
      };
      const then = {
        onSuccess: () => {
          rememberGroup(body.room, body.what, body.channel);
          close();
        },
        onError: (refused: unknown) => {
          again();
          setError(placeErrors(form, refused, PLACES));
        },
      };
      if (schedule === null) add.mutate(body, then);
      else change.mutate({ schedule, ...body }, then);
    });
  const hours = HOURS.map((value) => ({ value, label: told.hour(value) }));
  return (
    <Modal
      open
      title={schedule === null ? told.addTitle : told.editTitle}
      onCancel={close}
      onOk={form.submit}
      okText={words.common.save}
      okButtonProps={{ disabled: groups.length === 0 }}
      confirmLoading={add.isPending || change.isPending}
      width={480}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onValuesChange={(changed: Partial<NewSchedule>) => {
          if (changed.what !== undefined) form.setFieldValue("occasion", USUAL[changed.what]);
        }}
        onFinish={submit}
      >
        <RefusalNote error={error ?? unread} />
        {groups.length === 0 && <p className={styles.soon}>{told.needsGroup}</p>}
        <Form.Item name="what" label={told.what}>
          <Segmented
            options={WHATS.map((value) => ({ value, label: words.groups.whats[value] }))}
          />
        </Form.Item>
        <Form.Item name="room" label={told.room} rules={[{ required: true }]}>
          <RoomChoice value="" onChange={() => undefined} />
        </Form.Item>
        <Form.Item name="occasion" label={told.when}>
          <Segmented
            options={OCCASIONS.map((value) => ({ value, label: words.groups.occasions[value] }))}
          />
        </Form.Item>
        {hourly && (
          <div className={styles.quiet}>
            <Form.Item name="first_hour" label={told.first}>
              <Select options={hours} />
            </Form.Item>
            <Form.Item name="last_hour" label={told.last} extra={told.odd.hourly}>
              <Select options={hours} />
            </Form.Item>
          </div>
        )}
        <Form.Item name="channel" label={told.group} rules={[{ required: true }]}>
          <Select options={groups} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
