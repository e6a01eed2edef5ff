// The links of the show: what is on air and what comes next stand still on top, the rest scrolls
// and keeps its place.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { nextSegment } from "@/domains/control/ahead";
import { handOnly } from "@/domains/control/figures";
import type { Good } from "@/domains/control/goods";
import { useFigures, useHeard, useLinkFigures } from "@/domains/control/live";
import { linkFigures } from "@/domains/control/parts";
import { useRoundRows } from "@/domains/control/room";
import { newestRounds } from "@/domains/control/rounds";
import { sourcesNow } from "@/domains/control/sources";
import { stockWarning } from "@/domains/control/stock";
import { useSources } from "@/domains/rooms/rooms";
import { Empty } from "@/kit/Empty";
import { useMedia } from "@/kit/useMedia";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./goods.module.css";
import { LinkHead, LinkRow, type RowFacts } from "./LinkRow";

const ROW = 28;
const TOUCH_ROW = 46;

type Filter = "all" | "plan" | "low";

export function Links() {
  const { room, run, beat, show, onAir, goods, goodsPending, current, plan, byValue } = useDesk();
  const words = useWords();
  const told = words.control.links;
  const touch = useMedia("(pointer: coarse)");
  const [filter, setFilter] = useState<Filter>("all");
  const figures = useLinkFigures(room);
  const showFigures = useFigures(room);
  const heard = useHeard(room);
  const cards = useSources(room);
  const wall = useNow(10_000);
  const roundRows = useRoundRows(
    room,
    onAir ? show : null,
    run.pitch?.id ?? null,
    onAir ? (beat?.speed ?? 1) : null,
  );
  const rounds = useMemo(() => newestRounds(roundRows.data ?? []), [roundRows.data]);
  const byHand = handOnly(showFigures, sourcesNow(cards.data ?? [], heard, wall));
  const planned = useMemo(
    () => new Set(plan?.segments.map((segment) => segment.link_id) ?? []),
    [plan],
  );
  const next = nextSegment(byValue?.outlook, byValue?.loop, plan);
  const upNo = next?.no ?? null;
  // Said only once it is known; a segment about no link is told by its title.
  const upNone = next?.title ?? (byValue !== undefined || show === null ? told.noNext : "");
  const up = goods.find((good) => good.no !== null && good.no === upNo) ?? null;

  const rows = useMemo(
    () =>
      goods.map((good) => ({
        good,
        figures: linkFigures(figures, good.product),
        rounds: rounds.get(good.product) ?? null,
        low: stockWarning(good, figures),
        planned: planned.has(good.linkId),
      })),
    [goods, figures, rounds, planned],
  );
  const shown = rows.filter((row) =>
    filter === "all" ? true : filter === "plan" ? row.planned : row.low !== null,
  );
  const factsOf = (good: Good | null) => rows.find((row) => row.good === good) ?? null;
  const height = touch ? TOUCH_ROW : ROW;
  return (
    <section className={styles.links} aria-label={told.title} data-links={goods.length}>
      <header className={styles.head}>
        <h2>{told.title}</h2>
        {(["all", "plan", "low"] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={styles.filter}
            data-on={filter === one}
            aria-pressed={filter === one}
            onClick={() => setFilter(one)}
          >
            {told.filters[one]}
            {one === "low" && <small>{rows.filter((row) => row.low !== null).length}</small>}
          </button>
        ))}
        <span className={styles.count}>{!goodsPending && told.count(goods.length)}</span>
      </header>
      <LinkHead byHand={byHand} />
      <div className={styles.pinned}>
        <Pinned
          mark="▶"
          facts={factsOf(current)}
          byHand={byHand}
          none={run.pitch === null ? told.notTalking : goodsPending ? "" : told.unlistedTalk}
        />
        <Pinned mark="→" facts={factsOf(up)} byHand={byHand} none={upNone} />
      </div>
      {goods.length === 0 && !goodsPending ? (
        <Empty small title={show === null ? told.noShow : told.none} />
      ) : (
        <Rows rows={shown} height={height} byHand={byHand} current={current} />
      )}
    </section>
  );
}

interface PinnedProps {
  mark: string;
  facts: RowFacts | null;
  byHand: boolean;
  none: string;
}

function Pinned({ mark, facts, byHand, none }: PinnedProps) {
  return facts === null ? (
    <div className={styles.row}>
      <span className={styles.mark}>{mark}</span>
      <span className={styles.none}>{none}</span>
    </div>
  ) : (
    <LinkRow facts={facts} byHand={byHand} mark={mark} pinned />
  );
}

interface RowsProps {
  rows: readonly RowFacts[];
  height: number;
  byHand: boolean;
  current: Good | null;
}

function Rows({ rows, height, byHand, current }: RowsProps) {
  const place = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => height,
    getItemKey: (at) => rows[at]?.good.linkId ?? at,
    overscan: 8,
  });
  return (
    <div ref={place} className={styles.scroller} data-links-scroller="">
      <div className={styles.inner} style={{ height: rows.length * height }}>
        {virtual.getVirtualItems().map((item) => {
          const facts = rows[item.index];
          if (facts === undefined) return null;
          return (
            <div
              key={item.key}
              className={styles.place}
              style={{ transform: `translateY(${item.index * height}px)`, height }}
            >
              <LinkRow facts={facts} byHand={byHand} mark={facts.good === current ? "▶" : ""} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
