// The shows by their days: when, where, how far their line-up and rundown are.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useMemo, useState } from "react";
import { useMay } from "@/domains/people/me";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { usePlanCards } from "@/domains/rundown/plan";
import { type Show, useShows } from "@/domains/selection/shows";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { startOfShowDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { Page } from "../Page";
import { ShowDialog, type ShowTask } from "./ShowDialog";
import { RanLine } from "./RanLine";
import { ShowLine } from "./ShowLine";
import styles from "./shows.module.css";
import { byDay, type Day, dayTitle } from "./times";
import { useUnplanned } from "./useUnplanned";

const AHEAD_DAYS = 60;
const BACK_DAYS = 14;
const STEP_DAYS = 30;

export default function Shows() {
  const { words, language } = useLanguage();
  const may = useMay();
  const titleOf = useRoomTitle();
  const now = useNow(60_000);
  const [back, setBack] = useState(BACK_DAYS);
  const [room, setRoom] = useState<string | null>(null);
  const [task, setTask] = useState<ShowTask | null>(null);
  const start = startOfShowDay(now, -back);
  const end = startOfShowDay(now, AHEAD_DAYS);
  const shows = useShows(start, end);
  const plans = usePlanCards(start, end);
  const writes = may("link.write");
  useActions(
    writes
      ? [{ id: "add-show", label: words.shows.addTitle, run: () => setTask({ kind: "new" }) }]
      : [],
  );

  const all = useMemo(() => shows.data ?? [], [shows.data]);
  // Not before it is known what was planned in this time: a planned one would stand among them.
  const known = shows.data !== undefined && !shows.isPlaceholderData;
  const ran = useUnplanned(known ? all : null, start, end);
  const rooms = useMemo(
    () => [...new Set([...all, ...ran].map((show) => show.room))].toSorted(),
    [all, ran],
  );
  const wanted = room !== null && rooms.includes(room) ? room : null;
  const { coming, past } = useMemo(
    () => byDay(wanted === null ? all : all.filter((show) => show.room === wanted), now),
    [all, wanted, now],
  );
  const unplanned = wanted === null ? ran : ran.filter((show) => show.room === wanted);
  const cards = useMemo(
    () => new Map((plans.data ?? []).map((card) => [card.show_id, card])),
    [plans.data],
  );
  const days = (list: readonly Day<Show>[]) =>
    list.map((day) => (
      <section key={day.at} className={styles.day}>
        <h2>{dayTitle(day.at, now, words, language)}</h2>
        {day.shows.map((show) => (
          <ShowLine
            key={show.id}
            show={show}
            card={plans.data === undefined ? undefined : (cards.get(show.id) ?? null)}
            writes={writes}
            now={now}
            room={titleOf(show.room)}
            start={setTask}
          />
        ))}
      </section>
    ));
  return (
    <Page
      title={words.shows.title}
      aside={
        <>
          {writes && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              data-act="add-show"
              onClick={() => setTask({ kind: "new" })}
            >
              {words.shows.add}
            </Button>
          )}
          {rooms.length > 1 && (
            <Select
              aria-label={words.shows.room}
              className={styles.rooms}
              value={wanted ?? ""}
              options={[
                { value: "", label: words.shows.allRooms },
                ...rooms.map((one) => ({ value: one, label: titleOf(one) })),
              ]}
              onChange={(value) => setRoom(value === "" ? null : value)}
            />
          )}
        </>
      }
    >
      <RefusalNote error={shows.error ?? plans.error} retry={() => void shows.refetch()} />
      <div className={styles.shows} data-screen="shows">
        {shows.data !== undefined && all.length + ran.length === 0 ? (
          <div className={styles.none}>
            <Empty
              title={words.shows.none}
              {...(writes && {
                why: words.shows.noneWhy,
                action: (
                  <Button type="primary" onClick={() => setTask({ kind: "new" })}>
                    {words.shows.first}
                  </Button>
                ),
              })}
            />
          </div>
        ) : (
          <>
            {days(coming)}
            {past.length > 0 && <h2 className={styles.before}>{words.shows.before}</h2>}
            {days(past)}
            {unplanned.length > 0 && (
              <section className={styles.day} data-unplanned>
                <h2 className={styles.before}>{words.shows.ran}</h2>
                {unplanned.map((show) => (
                  <RanLine
                    key={`${show.room} ${show.id}`}
                    show={show}
                    room={titleOf(show.room)}
                    now={now}
                  />
                ))}
              </section>
            )}
          </>
        )}
        {shows.data !== undefined && (
          <Button
            className={styles.earlier}
            loading={shows.isPlaceholderData}
            onClick={() => setBack(back + STEP_DAYS)}
          >
            {words.shows.earlier(STEP_DAYS)}
          </Button>
        )}
      </div>
      {task !== null && <ShowDialog task={task} close={() => setTask(null)} />}
    </Page>
  );
}
