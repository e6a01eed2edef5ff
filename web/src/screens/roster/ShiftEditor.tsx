// One shift: room, from when to when, and its seats.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, DatePicker, Input, Modal } from "antd";
import { useCallback, useState } from "react";
import { asRefusal } from "@/api/refusal";
import { RoomChoice } from "@/domains/rooms/RoomChoice";
import { type Seat, type Shift, usePlanShift } from "@/domains/people/people";
import { fromPicker, toPicker } from "@/kit/time";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import styles from "./roster.module.css";
import { SeatLine } from "./SeatLine";

/** A shift as it shall be; `shift` is the one it changes, null for a new one. */
export interface ShiftDraft {
  shift: Shift | null;
  room: string;
  starts_at: number;
  ends_at: number;
  note: string;
  seats: Seat[];
}

const HOUR = 3_600_000;

/** A draft of a shift, or a blank one that begins at the next full hour after `now`. */
export function draftOf(shift: Shift | null, now: number): ShiftDraft {
  if (shift === null) {
    const starts_at = Math.ceil(now / HOUR) * HOUR;
    const seats: Seat[] = [{ duty: "host" }, { duty: "console" }];
    return { shift, room: "", starts_at, ends_at: starts_at + 2 * HOUR, note: "", seats };
  }
  const { room, starts_at, ends_at, note } = shift;
  const seats = shift.seats.map(({ duty, host, user }) => ({ duty, host, user }));
  return { shift, room, starts_at, ends_at, note, seats };
}

/** A seat in which nobody sits yet is not sent. */
const taken = (seat: Seat) => (seat.host ?? seat.user ?? null) !== null;

interface Props {
  draft: ShiftDraft;
  /** The same shift as the server has it now, when it changes one. */
  newest: Shift | undefined;
  close: () => void;
}

export function ShiftEditor({ draft: given, newest, close }: Props) {
  const words = useWords();
  const [draft, setDraft] = useState(given);
  const [overlapKnown, setOverlapKnown] = useState(false);
  const plan = usePlanShift();
  const set = (change: Partial<ShiftDraft>) => setDraft({ ...draft, ...change });
  const setRoom = useCallback((room: string) => setDraft((now) => ({ ...now, room })), []);
  const overlaps = plan.error !== null && asRefusal(plan.error).code === "overlap";
  const once = useOnce();
  const save = () =>
    once((onError) =>
      plan.mutate(
        { ...draft, seats: draft.seats.filter(taken), overlap_known: overlapKnown },
        { onSuccess: close, onError },
      ),
    );
  return (
    <Modal
      open
      title={draft.shift === null ? words.roster.addTitle : words.roster.editTitle}
      onCancel={close}
      onOk={save}
      okText={words.common.save}
      okButtonProps={{ disabled: draft.room === "" }}
      confirmLoading={plan.isPending}
      width={560}
      mask={{ closable: false }}
    >
      <div className={styles.editor}>
        <RefusalNote
          error={plan.error}
          {...(newest && {
            load: () => {
              setDraft(draftOf(newest, newest.starts_at));
              plan.reset();
            },
          })}
        />
        {overlaps && (
          <Checkbox
            checked={overlapKnown}
            onChange={(event) => setOverlapKnown(event.target.checked)}
          >
            {words.roster.overlapKnown}
          </Checkbox>
        )}
        <label className={styles.field}>
          <span>{words.roster.room}</span>
          <RoomChoice value={draft.room} onChange={setRoom} />
        </label>
        <div className={styles.times}>
          <Moment
            label={words.roster.start}
            value={draft.starts_at}
            // The length stays when the beginning moves.
            set={(ms) => set({ starts_at: ms, ends_at: ms + draft.ends_at - draft.starts_at })}
          />
          <Moment
            label={words.roster.end}
            value={draft.ends_at}
            set={(ms) => set({ ends_at: ms })}
          />
        </div>
        <div className={styles.field}>
          <span>{words.roster.seats}</span>
          {draft.seats.map((seat, index) => (
            <div
              // Seats have no identity but their place.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              className={styles.seat}
            >
              <SeatLine
                seat={seat}
                change={(next) => set({ seats: draft.seats.toSpliced(index, 1, next) })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={words.common.cancel}
                onClick={() => set({ seats: draft.seats.toSpliced(index, 1) })}
              />
            </div>
          ))}
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => set({ seats: [...draft.seats, { duty: "floor" }] })}
          >
            {words.roster.addSeat}
          </Button>
        </div>
        <label className={styles.field}>
          <span>{words.roster.note}</span>
          <Input
            value={draft.note}
            maxLength={300}
            placeholder={words.common.optional}
            onChange={(event) => set({ note: event.target.value })}
          />
        </label>
      </div>
    </Modal>
  );
}

interface MomentProps {
  label: string;
  value: number;
  set: (ms: number) => void;
}

function Moment({ label, value, set }: MomentProps) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <DatePicker
        value={toPicker(value)}
        format="MM-DD HH:mm"
        showTime={{ format: "HH:mm", minuteStep: 5 }}
        allowClear={false}
        needConfirm={false}
        onChange={(picked) => picked && set(fromPicker(picked))}
      />
    </label>
  );
}
