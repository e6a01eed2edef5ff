// Today: who is on duty, what comes next, and what a new team should do first.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useMay, useMe } from "@/domains/people/me";
import { type Shift, useHosts, useShifts, useUsers } from "@/domains/people/people";
import { useDay } from "@/domains/review/today";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, dayKey, onDay, startOfShowDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import { Page } from "./Page";
import { Steps } from "./Steps";
import styles from "./Today.module.css";
import { TodayDue } from "./TodayDue";
import { TodayLast } from "./TodayLast";
import { TodayShows } from "./TodayShows";

const HOUR = 3_600_000;
const LOOK_BACK = 24 * HOUR;
const LOOK_AHEAD = 18 * HOUR;

export default function Today() {
  const { words, language } = useLanguage();
  const may = useMay();
  const now = useNow(60_000);
  // Asked for by the hour, so that the answer can be kept while minutes pass.
  const hour = Math.floor(now / HOUR) * HOUR;
  const shifts = useShifts(hour - LOOK_BACK, hour + LOOK_AHEAD + HOUR);
  const users = useUsers(false);
  const hosts = useHosts();
  const all = (shifts.data ?? []).toSorted((a, b) => a.starts_at - b.starts_at);
  const present = all.filter((shift) => shift.starts_at <= now && now < shift.ends_at);
  const coming = all.filter((shift) => shift.starts_at > now);
  const day = useDay(startOfShowDay(now), startOfShowDay(now, 1));
  const waiting = shifts.isPending || users.isPending || hosts.isPending || day.pending;
  const error = shifts.error ?? users.error ?? hosts.error ?? day.error;
  return (
    <Page
      title={words.today.title}
      aside={<span className={styles.date}>{onDay(now, language)}</span>}
    >
      <RefusalNote error={error} retry={() => void shifts.refetch()} />
      {/* All at once: the steps stand above on a phone, and would push down what came before. */}
      {waiting ? (
        <div className={styles.waiting} />
      ) : (
        <div className={styles.columns}>
          <div className={styles.main}>
            <TodayShows day={day} now={now} />
            {may("compliance.read") && <TodayDue now={now} />}
            <section>
              <h2>{words.today.onDuty}</h2>
              {present.length === 0 ? (
                <p className={styles.nobody}>{words.today.nobody}</p>
              ) : (
                present.map((shift) => <ShiftCard key={shift.id} shift={shift} now={now} />)
              )}
            </section>
            <section>
              <h2>{words.today.next}</h2>
              {coming.length === 0 ? (
                <NothingPlanned />
              ) : (
                coming.map((shift) => <ShiftCard key={shift.id} shift={shift} now={now} />)
              )}
            </section>
            {may("run.read") && <TodayLast rooms={day.rooms} now={now} />}
          </div>
          {users.data && hosts.data && shifts.data && (
            <Steps people={users.data.length} hosts={hosts.data.length} shifts={all.length} />
          )}
        </div>
      )}
    </Page>
  );
}

function NothingPlanned() {
  const words = useWords();
  const may = useMay();
  return (
    <div className={styles.card}>
      <Empty
        small
        title={words.today.nothing}
        action={
          may("people.shift.write") && (
            <Link to="/roster" search={{ add: true }}>
              <Button>{words.today.plan}</Button>
            </Link>
          )
        }
      />
    </div>
  );
}

function ShiftCard({ shift, now }: { shift: Shift; now: number }) {
  const { words, language } = useLanguage();
  const { data: me } = useMe();
  const titleOf = useRoomTitle();
  const running = shift.starts_at <= now;
  const minutes = Math.round(Math.abs((running ? shift.ends_at : shift.starts_at) - now) / 60_000);
  const span = words.common.span(Math.floor(minutes / 60), minutes % 60);
  const mine = shift.seats.some((seat) => seat.user !== null && seat.user === me?.user?.id);
  const otherDay = dayKey(shift.starts_at) !== dayKey(now);
  return (
    <article className={styles.card}>
      <div className={styles.when}>
        <b>
          {atClock(shift.starts_at)}–{atClock(shift.ends_at)}
        </b>
        <small>{running ? words.today.left(span) : words.today.inTime(span)}</small>
        {otherDay && <small>{onDay(shift.starts_at, language)}</small>}
      </div>
      <div className={styles.what}>
        <p>
          <b>{titleOf(shift.room)}</b>
          {mine && <span className={styles.mine}>{words.today.mine}</span>}
        </p>
        <p className={styles.seats}>
          {shift.seats.map((seat) => (
            <span key={`${seat.duty}-${seat.host ?? ""}-${seat.user ?? ""}`}>
              <small>{words.duties[seat.duty]}</small> {seat.name}
            </span>
          ))}
        </p>
        {shift.note !== "" && <p className={styles.note}>{shift.note}</p>}
      </div>
    </article>
  );
}
