// Segments, pitches, bags and marks of the last hour, as they stand after all corrections.
import type { Good } from "@/domains/control/goods";
import { named } from "@/domains/control/goods";
import { useHeard } from "@/domains/control/live";
import { type Timeline, useTimeline } from "@/domains/control/room";
import { roomTimeAt } from "@/domains/control/roomClock";
import { sourcesNow } from "@/domains/control/sources";
import { at, placed, type Window } from "@/domains/control/strip";
import { useSources } from "@/domains/rooms/rooms";
import { atSecond } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./trend.module.css";

type LaneSpan = Timeline["lanes"]["pitch"][number];

export function Lanes({ window, now }: { window: Window; now: number }) {
  const { room, run, show, goods, onAir } = useDesk();
  const told = useWords().control.trend;
  const timeline = useTimeline(room, onAir ? show : null, run.run_seq);
  const lanes = onAir ? timeline.data?.lanes : undefined;
  const marks = (onAir ? timeline.data?.marks : undefined) ?? [];
  return (
    <div className={styles.lanes} data-lanes={marks.length}>
      <Lane name={told.lanes.segment} spans={lanes?.segment} window={window} now={now} />
      <Lane name={told.lanes.pitch} spans={lanes?.pitch} window={window} now={now} goods={goods} />
      <Lane name={told.lanes.bag} spans={lanes?.lucky_bag} window={window} now={now} />
      <div className={styles.lane}>
        <span className={styles.laneName}>{told.lanes.marks}</span>
        <div className={styles.track}>
          {marks.map((mark) => {
            const left = at(mark.ts, window);
            const sign = told.signs[mark.kind as keyof typeof told.signs];
            if (left === null || sign === undefined) return null;
            return (
              <span
                key={mark.id}
                className={styles.mark}
                data-mark={mark.x["incident"] === true ? "incident" : mark.kind}
                style={{ left: `clamp(6px, ${left}%, calc(100% - 6px))` }}
                title={`${atSecond(mark.ts)} ${sign.name}${mark.text ? ` ${mark.text}` : ""}`}
              >
                {mark.x["incident"] === true ? "‼" : sign.sign}
              </span>
            );
          })}
          <Silence window={window} />
        </div>
      </div>
    </div>
  );
}

interface LaneProps {
  name: string;
  spans: readonly LaneSpan[] | undefined;
  window: Window;
  now: number;
  goods?: readonly Good[];
}

function Lane({ name, spans, window, now, goods }: LaneProps) {
  return (
    <div className={styles.lane}>
      <span className={styles.laneName}>{name}</span>
      <div className={styles.track}>
        {(spans ?? []).map((span) => {
          const place = placed(span.start, span.end ?? now, window);
          if (place === null) return null;
          const label = goods === undefined ? titleOf(span) : numberOf(span, goods);
          return (
            <span
              key={`${span.id}${span.start}`}
              className={styles.span}
              data-running={span.end === null}
              data-corrected={span.corrected}
              style={{ left: `${place.left}%`, width: `${place.width}%` }}
              title={`${atSecond(span.start)} ${label}`}
            >
              <span>{label}</span>
            </span>
          );
        })}
      </div>
    </div>
  );
}

/** A source that has said nothing for long: the numbers of that time are not whole. */
function Silence({ window }: { window: Window }) {
  const { room, beat } = useDesk();
  const told = useWords().control.trend;
  const heard = useHeard(room);
  const cards = useSources(room);
  const wall = useNow(5_000);
  return sourcesNow(cards.data ?? [], heard, wall)
    .filter((source) => source.state === "silent" && source.heard !== null)
    .map((source) => {
      const lost = roomTimeAt(beat, wall) - (wall - (source.heard ?? wall)) * (beat?.speed ?? 1);
      const place = placed(lost, null, window);
      return place === null ? null : (
        <span
          key={source.name}
          className={styles.silence}
          style={{ left: `${place.left}%`, width: `${place.width}%` }}
          title={told.silent(source.name)}
        />
      );
    });
}

function titleOf(span: LaneSpan): string {
  const segment: unknown = span.data["segment"];
  const title =
    typeof segment === "object" && segment !== null
      ? (segment as Record<string, unknown>)["title"]
      : span.data["name"];
  return typeof title === "string" && title !== "" ? title : span.label;
}

function numberOf(span: LaneSpan, goods: readonly Good[]): string {
  const [no, name] = [span.data["link_no"], span.data["name"]];
  const found = named(
    goods,
    span.product,
    typeof no === "number" ? no : null,
    typeof name === "string" ? name : null,
  );
  return found.no === null ? found.name || span.label : `${found.no} ${found.name}`;
}
