// Choosing a board: of what, where, and whose; one step back or on by the arrows.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, DatePicker, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { type Asked, type Duty, type Kind, KINDS } from "@/domains/boards/address";
import { type Board, useRanShows, useShiftRows } from "@/domains/boards/boards";
import { dayAfter, neighbour } from "@/domains/boards/stepping";
import { RoomChoice } from "@/domains/rooms/RoomChoice";
import { useKeys } from "@/kit/keys/Keys";
import { dayKey, startOfShowDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import styles from "./boards.module.css";
import { ShareBoard } from "./share/ShareBoard";
import type { Shared } from "./share/shared";
import { showLabel } from "./showLabel";

interface Props {
  asked: Asked;
  ask: (asked: Asked) => void;
  /** The board that is shown; undefined while there is none. */
  board: Board | undefined;
}

export function Choice({ asked, ask, board }: Props) {
  const { words } = useLanguage();
  const told = words.boards;
  const step = useSteps(asked, board, ask);
  const { kind } = asked;
  useKeys(told.title, [
    { keys: "ArrowLeft", label: told.older[kind], run: () => step.older?.() },
    { keys: "ArrowRight", label: told.newer[kind], run: () => step.newer?.() },
  ]);
  return (
    <div className={styles.choice} role="group" aria-label={told.kind}>
      <Segmented<Kind>
        value={kind}
        onChange={(next) => ask({ ...asked, kind: next })}
        options={KINDS.map((value) => ({ value, label: told.kinds[value] }))}
      />
      {kind !== "day" && (
        <span className={styles.room}>
          <RoomChoice
            value={asked.room ?? ""}
            onChange={(room) => ask({ ...asked, room, show: null, shift: null })}
          />
        </span>
      )}
      <span className={styles.steps}>
        <Button
          icon={<LeftOutlined />}
          aria-label={told.older[kind]}
          disabled={step.older === null}
          onClick={() => step.older?.()}
        />
        {kind === "day" ? (
          <Day asked={asked} ask={ask} board={board} />
        ) : (
          <ShowPick asked={asked} ask={ask} board={board} />
        )}
        {kind === "shift" && <ShiftPick asked={asked} ask={ask} board={board} />}
        <Button
          icon={<RightOutlined />}
          aria-label={told.newer[kind]}
          disabled={step.newer === null}
          onClick={() => step.newer?.()}
        />
      </span>
      <DutyPick asked={asked} ask={ask} board={board} />
      {board !== undefined && kind !== "shift" && <ShareBoard of={sharedOf(asked, board)} />}
    </div>
  );
}

/** What a link to a phone is made of: a day, or whatever is on air in a room. */
function sharedOf({ kind, day }: Asked, board: Board): Shared {
  if (kind === "day") return { kind, day };
  return { kind: "show", room: board.room, title: board.room_title };
}

/** The show day of now, by the team's clock. */
function useToday(): string {
  return dayKey(startOfShowDay(useNow(60_000)));
}

interface Steps {
  older: (() => void) | null;
  newer: (() => void) | null;
}

/** The boards before and after the one that is shown; null at an end. */
function useSteps(asked: Asked, board: Board | undefined, ask: (asked: Asked) => void): Steps {
  const today = useToday();
  const shows = (useRanShows(asked.room).data ?? []).map(({ id }) => id).toReversed();
  const shifts = useShifts(asked, board).map(({ key }) => key);
  const to = (next: Partial<Asked> | null) =>
    next === null ? null : () => ask({ ...asked, ...next });
  if (asked.kind === "day") {
    const day = asked.day ?? today;
    return {
      older: to({ day: dayAfter(day, -1) }),
      newer: to(day < today ? { day: dayAfter(day, 1) } : null),
    };
  }
  const by = (way: -1 | 1) => {
    if (board === undefined) return null;
    const shift = asked.kind === "shift" ? neighbour(shifts, board.key, way) : null;
    if (shift !== null) return { show: board.show, shift };
    // Over the edge of a show: into the one beside it, where the server shows the last shift.
    const show = neighbour(shows, board.show, way);
    return show === null ? null : { show, shift: null };
  };
  return { older: to(by(-1)), newer: to(by(1)) };
}

function Day({ asked, ask }: Props) {
  const told = useLanguage().words.boards;
  const today = useToday();
  return (
    <>
      <DatePicker
        aria-label={told.day}
        allowClear={false}
        value={dayjs(asked.day ?? today)}
        maxDate={dayjs(today)}
        onChange={(day) => ask({ ...asked, day: day?.format("YYYY-MM-DD") ?? null })}
      />
      {asked.day !== null && asked.day !== today && (
        <Button onClick={() => ask({ ...asked, day: null })}>{told.today}</Button>
      )}
    </>
  );
}

function ShowPick({ asked, ask, board }: Props) {
  const { words, language } = useLanguage();
  const shows = useRanShows(asked.room);
  const options = (shows.data ?? []).map((show) => ({
    value: show.id,
    label: showLabel(show, language, words),
  }));
  return (
    <Select
      className={styles.show}
      aria-label={words.boards.show}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      value={asked.show ?? board?.show ?? null}
      placeholder={words.boards.newest}
      loading={shows.isPending}
      options={options}
      onChange={(show: string) => ask({ ...asked, show, shift: null })}
    />
  );
}

function ShiftPick({ asked, ask, board }: Props) {
  const { words } = useLanguage();
  const shifts = useShifts(asked, board);
  return (
    <Select
      className={styles.shift}
      aria-label={words.boards.shift}
      popupMatchSelectWidth={false}
      value={asked.shift ?? (board?.level === "shift" ? board.key : null)}
      placeholder={words.boards.newestShift}
      options={shifts.map(({ key, label }) => ({ value: key, label }))}
      onChange={(shift: string) => {
        ask({ ...asked, show: asked.show ?? board?.show ?? null, shift });
      }}
    />
  );
}

/** The shifts of the show that is looked at, in order. */
function useShifts(asked: Asked, board: Board | undefined) {
  const show = asked.kind === "shift" ? (asked.show ?? board?.show ?? null) : null;
  return (useShiftRows(asked.room, show).data?.rows ?? []).filter(({ key }) => key !== "none");
}

function DutyPick({ asked, ask, board }: Props) {
  const { words } = useLanguage();
  const told = words.boards;
  const [own, ...others] = board?.duties ?? [];
  const all = own === undefined ? [] : [own, ...others];
  return (
    <Select<Duty>
      className={styles.duty}
      aria-label={told.duty}
      popupMatchSelectWidth={false}
      value={board?.duty ?? asked.duty ?? null}
      placeholder={told.duty}
      options={all.map((duty) => ({
        value: duty,
        label: duty === own ? told.own(words.duties[duty]) : words.duties[duty],
      }))}
      onChange={(duty) => ask({ ...asked, duty: duty === own ? null : duty })}
    />
  );
}
