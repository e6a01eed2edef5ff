// The page of one show, once everything it needs is here.
import { PrinterOutlined } from "@ant-design/icons";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import type { LaneSpan, ShowMetric, Timeline as Told, Which } from "@/domains/review/shows";
import { Recounting } from "@/domains/control/Recounting";
import { clockOf, useRooms, useRun } from "@/domains/rooms/rooms";
import { Clock } from "@/kit/Clock";
import { roomTime } from "@/live/serverClock";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import { Page } from "../Page";
import { EvidencePackage } from "../violations/EvidencePackage";
import { Corrections } from "./Corrections";
import { countsOf } from "./counts";
import { Inspector } from "./correct/Inspector";
import { laneOf, stretchOf, useCorrecting } from "./correct/useCorrecting";
import { type Recording, useRecord } from "./correct/useRecord";
import { Figures } from "./Figures";
import { Levels } from "./Levels";
import { Moment } from "./Moment";
import { Readings } from "./Readings";
import { Sheet } from "./Sheet";
import { spanText } from "./spanText";
import styles from "./show.module.css";
import { ShowTabs } from "./tabs/ShowTabs";
import type { LaneName } from "./timeline/lanes";
import { Timeline } from "./timeline/Timeline";
import { Toolbar } from "./timeline/Toolbar";
import { useView } from "./timeline/useView";
import { type Opened, Trace } from "./Trace";
import type { Meanings } from "./useMeanings";

interface Props {
  which: Which;
  timeline: Told;
  metrics: readonly ShowMetric[];
  meanings: Meanings;
}

/** While a show runs its end moves on by steps, so that the timeline is not drawn every second. */
const STEP_MS = 5_000;

export function Review({ which, timeline, metrics, meanings }: Props) {
  const { words, language } = useLanguage();
  const { show } = timeline;
  const running = show.end === null;
  const whole = useWhole(which.room, show.start, show.end);
  const view = useView(whole);
  const [pin, setPin] = usePin(whole.from, whole.to);
  const [opened, setOpened] = useState<Opened | null>(null);
  const correcting = useCorrecting(timeline, whole);
  const recording = useRecord(which, meanings.catalogue, whole);
  const room = useRooms(true).data?.find((one) => one.ident === which.room);
  const counts = useMemo(
    () => new Map(countsOf(meanings.catalogue, "show").map((count) => [count.measure, count])),
    [meanings.catalogue],
  );
  const beneath = useRevealed(pin !== null || correcting.chosen !== null);
  const { composed } = timeline.show;
  const names = useMemo(
    () =>
      new Map(
        [...timeline.lanes.pin, ...timeline.lanes.pitch].flatMap(({ product, label }) =>
          product === null ? [] : [[product, label] as const],
        ),
      ),
    [timeline.lanes],
  );
  const look = (lane: LaneName, span: LaneSpan) => {
    correcting.choose(lane, span.id);
    view.reveal(stretchOf(span, whole));
    document.querySelector("[data-timeline]")?.scrollIntoView({ block: "center" });
  };
  const restore = useRestore(recording);
  const noSource = metrics.every(
    (metric) => metric.value === null || metric.group !== "traffic" || metric.id === "air_time",
  );
  const title = `${room?.title ?? which.room} · ${show.title}`;
  return (
    <Page
      wide
      title={title}
      aside={
        <>
          <span className={styles.state} data-on-air={running}>
            <i aria-hidden />
            {running ? words.review.shows.running : words.review.shows.ended}
          </span>
          {/* In its place, so that nothing on the page moves when it comes and goes. */}
          {show.recounting === null ? (
            <span className={styles.soft}>{spanText(show, whole.to, language, words)}</span>
          ) : (
            <Behind room={which.room} since={show.recounting} />
          )}
          {composed && <span className={styles.badge}>{words.rooms.sources.composed}</span>}
          {running && <RoomClock room={which.room} since={show.start} />}
          <span className={styles.acts}>
            {running && (
              <Link to="/rooms/$room" params={{ room: which.room }}>
                <Button type="primary">{words.review.shows.control}</Button>
              </Link>
            )}
            {!running && <EvidencePackage which={which} />}
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {words.review.show.print}
            </Button>
            <Link to="/rooms/$room/shows" params={{ room: which.room }}>
              <Button type="text">{words.review.shows.title}</Button>
            </Link>
          </span>
        </>
      }
    >
      <ShowTabs which={which} />
      <div className={styles.show} data-screen="show" data-show={show.id} data-running={running}>
        {/* What is known stands first: without a source that is what people read. */}
        {noSource && <Readings timeline={timeline} only />}
        <Figures metrics={metrics} meanings={meanings} open={setOpened} />
        <section className={styles.card}>
          <Toolbar view={view} live={running} />
          <Timeline
            timeline={timeline}
            view={view}
            running={running}
            pin={pin}
            setPin={setPin}
            correcting={correcting}
          />
        </section>
        <div className={styles.pair} ref={beneath}>
          <section className={styles.card}>
            <Inspector
              room={which.room}
              timeline={timeline}
              whole={whole}
              running={running}
              pin={pin}
              correcting={correcting}
              recording={recording}
              closeUp={view.closeUp}
            />
          </section>
          <section className={styles.card}>
            <Moment which={which} at={pin} go={setPin} />
          </section>
        </div>
        <Levels
          which={which}
          live={running}
          meanings={meanings}
          metrics={metrics}
          lanes={timeline.lanes}
          whole={whole}
          open={setOpened}
        />
        {!noSource && <Readings timeline={timeline} only={false} />}
        <Corrections
          timeline={timeline}
          look={look}
          restore={correcting.may && !recording.busy ? restore : null}
        />
      </div>
      <Trace
        which={which}
        opened={opened}
        close={() => setOpened(null)}
        meanings={meanings}
        counts={counts}
        names={names}
      />
      <Sheet
        which={which}
        title={title}
        timeline={timeline}
        metrics={metrics}
        meanings={meanings}
      />
    </Page>
  );
}

/** Brings back what a correction took away; it says itself why, and can be undone like any. */
function useRestore({ record }: Recording) {
  const words = useWords();
  const { message } = App.useApp();
  return useCallback(
    (lane: LaneName, span: LaneSpan) => {
      const told = words.review;
      const label = `${told.lanes[lane]} ${span.label} ${told.correct.restore}`;
      const fix = { ...laneOf(lane, span.key), op: "restore", span: span.id } as const;
      record(fix, told.correct.restored, label).catch((thrown: unknown) => {
        void message.error(sentence(asRefusal(thrown), words));
      });
    },
    [record, words, message],
  );
}

/** The stretch of the show; of one on air, up to now. */
function useWhole(room: string, start: number, end: number | null) {
  const run = useRun(room);
  const wall = useNow(STEP_MS);
  const now = run === undefined ? wall : roomTime(clockOf(run), wall);
  const to = Math.max(end ?? now, start + 5_000);
  return useMemo(() => ({ from: start, to }), [start, to]);
}

/** Brings what tells of a second, or of a span, into view once there is something to tell. */
function useRevealed(shown: boolean) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!shown) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.current?.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  }, [shown]);
  return place;
}

/** What the page shows does not follow a correction yet. */
function Behind({ room, since }: { room: string; since: number }) {
  const run = useRun(room);
  const wall = useNow();
  return <Recounting since={since} now={run ? roomTime(clockOf(run), wall) : wall} />;
}

function RoomClock({ room, since }: { room: string; since: number }) {
  const run = useRun(room);
  return run === undefined ? null : <Clock clock={clockOf(run)} since={since} />;
}

/** The pinned second stands in the address, so that it can be sent to somebody. */
function usePin(from: number, to: number): [number | null, (at: number | null) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = search["at"];
  const pin = typeof asked === "number" && asked >= from && asked <= to ? asked : null;
  const set = useCallback(
    (at: number | null) => {
      const inside = at === null ? null : Math.round(Math.min(Math.max(at, from), to - 1));
      void navigate({
        to: ".",
        search: inside === null ? {} : { at: inside },
        replace: true,
        resetScroll: false,
      });
    },
    [navigate, from, to],
  );
  return [pin, set];
}
