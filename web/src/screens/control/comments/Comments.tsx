// The comment stream: it never jumps. While the pointer rests on it, or it is scrolled back, it
// stands still and says how many are new.
import { memo, useLayoutEffect, useRef, useState } from "react";
import type { FeedRow } from "@/domains/control/feed";
import { useRefused } from "@/domains/control/live";
import { isComposed } from "@/domains/control/sources";
import { useMay } from "@/domains/people/me";
import { Empty } from "@/kit/Empty";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./comments.module.css";
import { useFeed } from "./useFeed";

/** Nearer to the end than this is at the end. */
const AT_END_PX = 24;

export function Comments() {
  const { room, beat } = useDesk();
  const words = useWords();
  const told = words.control.comments;
  const may = useMay();
  const refused = useRefused(room, "comments");
  const [hovered, setHovered] = useState(false);
  const [away, setAway] = useState(false);
  const [only, setOnly] = useState("");
  const reading = hovered || away;
  const { feed, rate, sources, catchUp } = useFeed(room, beat?.speed ?? 1, reading, only);
  const list = useRef<HTMLDivElement>(null);
  const toEnd = () => {
    const element = list.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  };
  useLayoutEffect(() => {
    if (!reading) toEnd();
  }, [feed.rows, reading]);
  const resume = () => {
    catchUp();
    setAway(false);
    setHovered(false);
    requestAnimationFrame(toEnd);
  };
  const fast = rate >= 600;
  return (
    <section className={styles.comments} aria-label={told.title}>
      <header className={styles.head}>
        <h2>{told.title}</h2>
        <span className={styles.rate} data-comment-rate={Math.round(rate)}>
          {fast ? told.perSecond(Math.round(rate / 60)) : told.perMinute(Math.round(rate))}
        </span>
        {feed.passed > 0 && (
          <span className={styles.passed} data-passed={feed.passed} title={told.passedWhy}>
            {told.passed(feed.passed.toLocaleString("en-US"))}
          </span>
        )}
        {sources.length > 1 && (
          <select
            className={styles.filter}
            aria-label={told.filter}
            value={only}
            onChange={(event) => {
              setOnly(event.target.value);
              // Digits typed next are a link number, not another choice.
              event.target.blur();
            }}
          >
            <option value="">{told.all}</option>
            {sources.map((src) => (
              <option key={src} value={src}>
                {isComposed(src) ? told.composed(src) : src}
              </option>
            ))}
          </select>
        )}
      </header>
      <div
        ref={list}
        className={styles.list}
        data-comments={feed.rows.length}
        data-reading={reading}
        role="log"
        aria-live="off"
        onPointerEnter={(event) => event.pointerType === "mouse" && setHovered(true)}
        onPointerLeave={() => setHovered(false)}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          setAway(scrollHeight - scrollTop - clientHeight > AT_END_PX);
        }}
      >
        <Lines rows={feed.rows} lanes={sources.length > 1 && only === ""} />
        {feed.rows.length === 0 && (
          <Empty
            small
            title={refused !== null || !may("comments.read") ? told.forbidden : told.none}
          />
        )}
      </div>
      <footer className={styles.foot}>
        {reading && feed.fresh > 0 ? (
          <button type="button" data-new={feed.fresh} onClick={resume}>
            {told.fresh(feed.fresh)}
          </button>
        ) : (
          reading && <span>{told.still}</span>
        )}
      </footer>
    </section>
  );
}

/** The lines, and above them as much room as the lines that have gone took: nothing moves. */
function Lines({ rows, lanes }: { rows: readonly FeedRow[]; lanes: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const was = useRef({ heights: new Map<string, number>(), above: 0 });
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const { heights, above } = was.current;
    const first = rows[0]?.id ?? "";
    // Lines leave from the top, all at once. Another list altogether begins at its top.
    const room = heights.has(first) ? above + heightBefore(heights, first) : 0;
    if (room !== above) element.style.paddingTop = `${room}px`;
    const measured = new Map<string, number>();
    for (const child of element.children) {
      const id = child instanceof HTMLElement ? child.dataset["line"] : undefined;
      if (id !== undefined && child instanceof HTMLElement) measured.set(id, child.offsetHeight);
    }
    was.current = { heights: measured, above: room };
  }, [rows]);
  return (
    <div ref={place}>
      {rows.map((row) => (
        <Line key={row.id} row={row} lane={lanes} />
      ))}
    </div>
  );
}

/** A line is drawn when it comes and when its count grows, not with every newcomer. */
const Line = memo(function Line({ row, lane }: { row: FeedRow; lane: boolean }) {
  const words = useWords();
  return (
    <p className={styles.line} data-line={row.id} title={atSecond(row.ts)}>
      {lane && (
        <small className={styles.lane} data-composed={isComposed(row.src)}>
          {row.src.slice(row.src.indexOf(":") + 1).slice(0, 6)}
        </small>
      )}
      {row.gone ? <small>{words.control.comments.gone}</small> : row.text}
      {row.times > 1 && <b className={styles.times}>×{row.times}</b>}
    </p>
  );
});

/** The height of the lines that stood before `first`. */
function heightBefore(measured: ReadonlyMap<string, number>, first: string): number {
  let height = 0;
  for (const [id, tall] of measured) {
    if (id === first) break;
    height += tall;
  }
  return height;
}
