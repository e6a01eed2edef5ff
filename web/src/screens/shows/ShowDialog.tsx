// A show to be planned, changed or copied: where, when and what it is called.
import { useNavigate } from "@tanstack/react-router";
import { App, Checkbox, Input, Modal, Select } from "antd";
import { useCallback, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { RoomChoice, useRoomTitle } from "@/domains/rooms/RoomChoice";
import { copyPlan } from "@/domains/rundown/acts";
import type { PlanCard } from "@/domains/rundown/plan";
import {
  type Show,
  type ShowDraft,
  type ShowKind,
  useCopyShow,
  usePlanShow,
  useRetireShow,
} from "@/domains/selection/shows";
import { MomentField } from "@/kit/MomentField";
import { RefusalNote } from "@/kit/RefusalNote";
import { shortDay } from "@/kit/time";
import { useUndo } from "@/kit/Undo";
import { useOnce } from "@/kit/useOnce";
import { serverClock } from "@/live/serverClock";
import { useLanguage } from "@/words/words";
import styles from "./shows.module.css";
import { nextTime } from "./times";

export type ShowTask =
  | { kind: "new" }
  | { kind: "edit"; show: Show }
  | { kind: "copy"; show: Show; card: PlanCard | null };

const HOUR = 3_600_000;

/** What the dialog begins with. */
function draftOf(task: ShowTask): ShowDraft {
  const now = serverClock.now();
  if (task.kind === "new") {
    const starts_at = Math.ceil(now / HOUR) * HOUR;
    return { room: "", title: "", starts_at, ends_at: starts_at + 4 * HOUR, kind: "store_run" };
  }
  const { room, title, starts_at, ends_at, kind } = task.show;
  if (task.kind === "edit") return { room, title, starts_at, ends_at, kind };
  const start = nextTime(starts_at, now);
  return { room, title, starts_at: start, ends_at: start + ends_at - starts_at, kind };
}

interface Props {
  task: ShowTask;
  close: () => void;
}

export function ShowDialog({ task, close }: Props) {
  const { words, language } = useLanguage();
  const told = words.shows;
  const { message } = App.useApp();
  const undo = useUndo();
  const navigate = useNavigate();
  const titleOf = useRoomTitle();
  const [draft, setDraft] = useState(() => draftOf(task));
  const [withLinks, setWithLinks] = useState(true);
  const [withPlan, setWithPlan] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const plan = usePlanShow();
  const copy = useCopyShow();
  const retire = useRetireShow();
  const set = (change: Partial<ShowDraft>) => setDraft({ ...draft, ...change });
  const setRoom = useCallback((room: string) => setDraft((now) => ({ ...now, room })), []);
  const fallback =
    `${draft.room && titleOf(draft.room)} ${shortDay(draft.starts_at, language)}`.trim();
  const source = task.kind === "copy" ? task : null;

  const make = async (): Promise<void> => {
    const wanted = { ...draft, title: draft.title.trim() || fallback };
    if (source === null) {
      const show = task.kind === "edit" ? task.show : null;
      const done = await plan.mutateAsync({ ...wanted, show });
      close();
      if (show === null) open(done.id);
      return;
    }
    const { show, left } = await copy.mutateAsync({
      ...wanted,
      from: source.show,
      links: withLinks,
    });
    if (left.length > 0) message.warning(told.leftOut(words.common.listed(left)), 10);
    if (withPlan && source.card !== null) {
      await copyPlan(show.id, source.show.id).catch(
        (thrown: unknown) =>
          void message.warning(told.planLeft(sentence(asRefusal(thrown), words)), 10),
      );
    }
    undo(told.copied(show.title), () => retire.mutateAsync(show));
    close();
    open(show.id);
  };
  const open = (id: number) =>
    void navigate({ to: "/shows/$show/links", params: { show: String(id) } });
  const once = useOnce();
  const save = () =>
    once((again) => {
      setBusy(true);
      setError(null);
      make()
        .catch((refused: unknown) => {
          again();
          setError(refused);
        })
        .finally(() => setBusy(false));
    });
  const title = { new: told.addTitle, edit: told.editTitle, copy: told.copyTitle }[task.kind];
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      onOk={save}
      okText={task.kind === "copy" ? told.copy : words.common.save}
      okButtonProps={{ disabled: draft.room === "" }}
      confirmLoading={busy}
      width={520}
      mask={{ closable: false }}
    >
      <div className={styles.form}>
        {source && <p className={styles.soft}>{told.copyHow(source.show.title)}</p>}
        <label className={styles.field}>
          <span>{told.room}</span>
          <RoomChoice value={draft.room} onChange={setRoom} />
        </label>
        <label className={styles.field}>
          <span>{told.name}</span>
          <Input
            value={draft.title}
            placeholder={fallback || told.nameWhy}
            maxLength={80}
            onChange={(event) => set({ title: event.target.value })}
            onPressEnter={(event) => !event.nativeEvent.isComposing && draft.room !== "" && save()}
          />
        </label>
        <div className={styles.pair}>
          <MomentField
            label={told.start}
            value={draft.starts_at}
            // The length stays when the beginning moves.
            set={(ms) => set({ starts_at: ms, ends_at: ms + draft.ends_at - draft.starts_at })}
          />
          <MomentField label={told.end} value={draft.ends_at} set={(ms) => set({ ends_at: ms })} />
        </div>
        <label className={styles.field}>
          <span>{told.kind}</span>
          <Select
            value={draft.kind}
            options={Object.entries(told.kinds).map(([value, label]) => ({
              value: value as ShowKind,
              label,
            }))}
            onChange={(kind) => set({ kind })}
          />
        </label>
        {source && (
          <div className={styles.ticks}>
            <Checkbox
              checked={withLinks}
              disabled={source.show.links === 0}
              onChange={(event) => setWithLinks(event.target.checked)}
            >
              {told.copyLinks(source.show.links)}
            </Checkbox>
            {source.card !== null && (
              <Checkbox checked={withPlan} onChange={(event) => setWithPlan(event.target.checked)}>
                {told.copyPlan(source.card.segments)}
              </Checkbox>
            )}
          </div>
        )}
        {/* Last, so that no field moves under the finger. */}
        <RefusalNote error={error} />
      </div>
    </Modal>
  );
}
