// The last hour: people coming in and sales by the minute, and below them what the desk did.
import { type PointerEvent, useMemo, useState } from "react";
import { useRoomNow, useTrend } from "@/domains/control/live";
import {
  highest,
  minuteAt,
  path,
  type Point,
  points,
  type Window,
  windowAt,
} from "@/domains/control/strip";
import { count, money, UNKNOWN } from "@/kit/format";
import { atClock } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { Lanes } from "./Lanes";
import styles from "./trend.module.css";

/** The strip moves on by so much at a time. */
const STEP_MS = 15_000;

export function Trend() {
  const { room } = useDesk();
  const { words } = useLanguage();
  const told = words.control.trend;
  const now = useRoomNow(room);
  const trend = useTrend(room);
  const window = windowAt(Math.ceil(now / STEP_MS) * STEP_MS);
  const [views, sales] = useMemo(() => {
    const minutes = trend?.minutes ?? [];
    return [points(minutes, trend?.series["views"]), points(minutes, trend?.series["gmv"])];
  }, [trend]);
  const [over, setOver] = useState<number | null>(null);
  const known = [...views, ...sales].some((point) => point.value !== null);
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setOver(minuteAt((event.clientX - box.left) / box.width, views, window));
  };
  return (
    <section className={styles.trend} aria-label={told.title} data-trend={known}>
      <header className={styles.head}>
        <h2>{told.title}</h2>
        <Legend views={views} sales={sales} over={over} />
      </header>
      <div className={styles.plot} onPointerMove={move} onPointerLeave={() => setOver(null)}>
        {known ? (
          <Lines views={views} sales={sales} window={window} over={over} />
        ) : (
          <p className={styles.none}>{told.none}</p>
        )}
      </div>
      <Lanes window={window} now={now} />
      <Axis window={window} />
    </section>
  );
}

interface LinesProps {
  views: readonly Point[];
  sales: readonly Point[];
  window: Window;
  over: number | null;
}

function Lines({ views, sales, window, over }: LinesProps) {
  const told = useLanguage().words.control.trend;
  const at = over === null ? null : views[over];
  const left =
    at == null ? 0 : ((at.ts + 30_000 - window.from) / (window.to - window.from)) * 1_000;
  return (
    <svg viewBox="0 -4 1000 108" preserveAspectRatio="none" role="img" aria-label={told.label}>
      <path className={styles.views} d={path(views, highest(views), window)} />
      <path className={styles.sales} d={path(sales, highest(sales), window)} />
      {at != null && <line className={styles.cross} x1={left} x2={left} y1={-4} y2={104} />}
    </svg>
  );
}

/** The minute under the pointer; without one, the highest of each line. */
function Legend({ views, sales, over }: Omit<LinesProps, "window">) {
  const { words, language } = useLanguage();
  const told = words.control.trend;
  const minute = over === null ? null : (views[over] ?? null);
  const people = minute === null ? highest(views) : minute.value;
  const sold = over === null ? highest(sales) : (sales[over]?.value ?? null);
  return (
    <span className={styles.legend}>
      <span className={styles.soft}>{minute === null ? told.highest : atClock(minute.ts)}</span>
      <span>
        <i className={styles.viewsKey} aria-hidden /> {told.views}{" "}
        <b>{people === null ? UNKNOWN : count(people, language)}</b>
      </span>
      <span>
        <i className={styles.salesKey} aria-hidden /> {told.sales}{" "}
        <b>{sold === null ? UNKNOWN : money(sold, language)}</b>
      </span>
    </span>
  );
}

function Axis({ window }: { window: Window }) {
  const quarters = [0, 1, 2, 3].map((quarter) => window.from + quarter * 15 * 60_000);
  return (
    <div className={styles.axis} aria-hidden>
      {quarters.map((ts) => (
        <span key={ts}>{atClock(ts)}</span>
      ))}
    </div>
  );
}
