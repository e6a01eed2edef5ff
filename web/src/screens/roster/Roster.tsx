// The roster: seven days of shifts, who sits where.
import {
  CopyOutlined,
  EditOutlined,
  LeftOutlined,
  MoreOutlined,
  PlusOutlined,
  RightOutlined,
} from "@ant-design/icons";
import { useSearch } from "@tanstack/react-router";
import { App, Button, Dropdown } from "antd";
import { useMemo, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { useMay } from "@/domains/people/me";
import { type Shift, useCancelShift, usePlanShift, useShifts } from "@/domains/people/people";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { Table } from "@/kit/table/Table";
import { atClock, daysLater, onDay, shortDay, startOfShowDay } from "@/kit/time";
import { useUndo } from "@/kit/Undo";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { Page } from "../Page";
import { rosterColumns } from "./columns";
import styles from "./roster.module.css";
import { draftOf, type ShiftDraft, ShiftEditor } from "./ShiftEditor";

const DAYS = 7;
const WEEK_MS = DAYS * 86_400_000;

/** How many weeks from now the instant in the address lies; this one where it names none. */
const weeksTo = (at: unknown, now: number) =>
  typeof at === "number" ? Math.floor((startOfShowDay(at) - startOfShowDay(now)) / WEEK_MS) : 0;

export default function Roster() {
  const { words, language } = useLanguage();
  const may = useMay();
  const { message } = App.useApp();
  const undo = useUndo();
  const titleOf = useRoomTitle();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const now = useNow(60_000);
  const [weeks, setWeeks] = useState(() => weeksTo(search["at"], now));
  const start = startOfShowDay(now, weeks * DAYS);
  const end = startOfShowDay(now, (weeks + 1) * DAYS);
  const shifts = useShifts(start, end);
  const cancel = useCancelShift();
  const plan = usePlanShift();
  const writes = may("people.shift.write");
  const blank = () => draftOf(null, weeks === 0 ? now : start);
  const [draft, setDraft] = useState<ShiftDraft | null>(() =>
    search["add"] === true && writes ? blank() : null,
  );
  useActions(
    writes ? [{ id: "add-shift", label: words.roster.addTitle, run: () => setDraft(blank()) }] : [],
  );

  const when = (shift: Shift) =>
    `${shortDay(shift.starts_at, language)} ${atClock(shift.starts_at)}`;
  const drop = (shift: Shift) =>
    cancel.mutate(shift, {
      onSuccess: () =>
        undo(words.roster.cancelled(when(shift)), () =>
          plan.mutateAsync({ ...draftOf(shift, now), shift: null, overlap_known: true }),
        ),
      onError: (error) => void message.warning(sentence(asRefusal(error), words), 6),
    });
  const copy = (shift: Shift) => {
    const next = draftOf(shift, now);
    setDraft({
      ...next,
      shift: null,
      starts_at: daysLater(next.starts_at, 1),
      ends_at: daysLater(next.ends_at, 1),
    });
  };
  const acts: Record<string, (shift: Shift) => void> = {
    edit: (shift) => setDraft(draftOf(shift, now)),
    copy,
    drop,
  };

  const rows = useMemo(
    () => (shifts.data ?? []).toSorted((a, b) => a.starts_at - b.starts_at || a.id - b.id),
    [shifts.data],
  );
  const data = useMemo(
    () => rosterColumns(words, language, now, titleOf),
    [words, language, now, titleOf],
  );
  const columns = writes
    ? [
        ...data,
        {
          id: "do",
          title: "",
          width: 52,
          actions: true,
          text: () => "",
          cell: (shift: Shift) => (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: [
                  { key: "edit", icon: <EditOutlined />, label: words.roster.editTitle },
                  { key: "copy", icon: <CopyOutlined />, label: words.roster.copy },
                  { type: "divider" as const },
                  { key: "drop", label: words.roster.cancel },
                ],
                onClick: ({ key }) => acts[key]?.(shift),
              }}
            >
              <Button
                type="text"
                size="small"
                icon={<MoreOutlined />}
                aria-label={`${words.common.more} ${when(shift)}`}
              />
            </Dropdown>
          ),
        },
      ]
    : data;
  return (
    <Page
      full
      title={words.places.roster}
      aside={
        <div className={styles.week}>
          <Button
            icon={<LeftOutlined />}
            aria-label={words.roster.before}
            onClick={() => setWeeks(weeks - 1)}
          />
          <span>{`${onDay(start, language)} – ${onDay(end - 1, language)}`}</span>
          <Button
            icon={<RightOutlined />}
            aria-label={words.roster.after}
            onClick={() => setWeeks(weeks + 1)}
          />
          {weeks !== 0 && <Button onClick={() => setWeeks(0)}>{words.roster.thisWeek}</Button>}
        </div>
      }
    >
      <RefusalNote error={shifts.error} retry={() => void shifts.refetch()} />
      <Table
        name="people.shifts"
        label={words.roster.title}
        rows={rows}
        columns={columns}
        rowKey={(shift) => String(shift.id)}
        faint={(shift) => shift.ends_at <= now}
        bar={
          writes && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setDraft(blank())}>
              {words.roster.add}
            </Button>
          )
        }
        empty={
          shifts.isPending || shifts.error ? null : (
            <Empty
              title={words.roster.none}
              {...(writes && {
                why: words.roster.noneWhy,
                action: <Button onClick={() => setDraft(blank())}>{words.roster.addTitle}</Button>,
              })}
            />
          )
        }
      />
      {draft !== null && (
        <ShiftEditor
          draft={draft}
          newest={rows.find((shift) => shift.id === draft.shift?.id)}
          close={() => setDraft(null)}
        />
      )}
    </Page>
  );
}
