// Goals from a month down to an hour: a calendar whose days add up to the month, the chosen day with
// its shows, shifts and hours, and how far what runs is at this moment.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { App, Button, Select } from "antd";
import { useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useAims, useGoalActs, useGoals, useStandings } from "@/domains/goals/goals";
import { monthOf } from "@/domains/goals/month";
import { useMay } from "@/domains/people/me";
import { useRooms } from "@/domains/rooms/rooms";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { dayKey, startOfShowDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useUndo } from "@/kit/Undo";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import { Page } from "../Page";
import { DayPane } from "./DayPane";
import { MonthCalendar } from "./MonthCalendar";
import { MonthGoal } from "./MonthGoal";
import { RightNow } from "./RightNow";
import styles from "./goals.module.css";

const GMV = "gmv";

export default function Goals() {
  const told = useWords().goals;
  const may = useMay();
  if (!may("goals.read")) {
    return (
      <Page title={told.title}>
        <Empty title={told.noRight} why={told.noRightWhy} />
      </Page>
    );
  }
  return <Known />;
}

function Known() {
  const { words, language } = useLanguage();
  const told = words.goals;
  const { message } = App.useApp();
  const undo = useUndo();
  const now = useNow(10_000);
  const [months, setMonths] = useState(0);
  const [room, setRoom] = useState("");
  const [metric, setMetric] = useState(GMV);
  const [picked, setPicked] = useState<number | null>(null);
  const writes = useMay()("goals.write");
  const aims = useAims().data ?? [];
  const rooms = useRooms().data ?? [];
  const month = monthOf(now, months);
  const today = startOfShowDay(now);
  const goals = useGoals(month.start, month.end, metric);
  const standings = useStandings(month.start, month.end, metric, false);
  const acts = useGoalActs();
  const aim = aims.find(({ id }) => id === metric);
  const unit = aim?.unit ?? "fen";
  const day = picked ?? (months === 0 ? today : month.start);
  const inMonth = day >= month.start && day < month.end ? day : month.start;
  const [year = "", number = ""] = dayKey(month.start).split("-");

  const copy = async () => {
    try {
      const { made } = await acts.copy(month.start, room);
      if (made.length === 0) message.info(told.copiedNone);
      else {
        undo(told.copied(made.length), async () => {
          for (const goal of made) await acts.clear(goal);
        });
      }
    } catch (thrown) {
      void message.warning(sentence(asRefusal(thrown), words), 8);
    }
  };
  useActions(
    writes
      ? [{ id: "copy-goals", label: `${told.title} · ${told.copy}`, run: () => void copy() }]
      : [],
  );
  const shared = {
    goals: goals.data ?? [],
    standings: standings.data,
    room,
    metric,
    unit,
    acts,
    writes,
  };
  return (
    <Page
      wide
      title={told.title}
      aside={
        <div className={styles.controls}>
          <Button
            icon={<LeftOutlined />}
            aria-label={told.before}
            onClick={() => setMonths(months - 1)}
          />
          <b className={styles.month}>{told.month(year, String(Number(number)))}</b>
          <Button
            icon={<RightOutlined />}
            aria-label={told.after}
            onClick={() => setMonths(months + 1)}
          />
          {months !== 0 && <Button onClick={() => setMonths(0)}>{told.thisMonth}</Button>}
          <Select
            className={styles.choice}
            aria-label={told.where}
            value={room}
            onChange={setRoom}
            options={[
              { value: "", label: told.team },
              ...rooms.map(({ ident: value, title: label }) => ({ value, label })),
            ]}
          />
          <Select
            className={styles.choice}
            aria-label={told.metric}
            showSearch={{ optionFilterProp: "label" }}
            value={metric}
            onChange={setMetric}
            popupMatchSelectWidth={false}
            options={aims.map((one) => ({
              value: one.id,
              label: language === "zh" ? one.zh : (one.en.split(": ")[0] ?? one.en),
              title: one.adds ? "" : told.metricAll,
            }))}
          />
        </div>
      }
    >
      <div
        className={styles.goals}
        data-screen="goals"
        data-room={room}
        aria-busy={goals.isPending}
      >
        <RefusalNote
          error={goals.error ?? standings.error}
          retry={() => void Promise.all([goals.refetch(), standings.refetch()])}
        />
        {!writes && <p className={tone.soft}>{told.readOnly}</p>}
        {standings.data?.seen === false && <p className={tone.soft}>{told.notSeen}</p>}
        {standings.data !== undefined && standings.data.unread.length > 0 && (
          <p className={tone.soon}>{told.unread(words.common.listed(standings.data.unread))}</p>
        )}
        <RightNow now={now} metric={metric} unit={unit} />
        {goals.data !== undefined && (
          <div className={styles.two}>
            <div className={styles.left}>
              <MonthGoal key={month.start} {...shared} month={month} now={now} copy={copy} />
              <MonthCalendar
                {...shared}
                month={month}
                today={today}
                picked={inMonth}
                pick={setPicked}
              />
            </div>
            <DayPane key={`${inMonth} ${room} ${metric}`} {...shared} start={inMonth} now={now} />
          </div>
        )}
      </div>
    </Page>
  );
}
