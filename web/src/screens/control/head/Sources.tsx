// Where the numbers come from: each source with its level, what it brings, and how old that is.
import { Tooltip } from "antd";
import { useHeard } from "@/domains/control/live";
import { feedsOf, type SourceNow, sourcesNow } from "@/domains/control/sources";
import { useSources } from "@/domains/rooms/rooms";
import { AgeDot } from "@/kit/AgeDot";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./sources.module.css";

export function Sources() {
  const { room } = useDesk();
  const told = useWords().control.head;
  const levels = useWords().figure.levels;
  const cards = useSources(room);
  const heard = useHeard(room);
  const wall = useNow(1_000);
  const all = sourcesNow(cards.data ?? [], heard, wall);
  const composed = all.some((one) => one.composed);
  // What it brings is read at a glance; its name, which machines gave it, on hover.
  const brings = (one: SourceNow) =>
    feedsOf(one.provides)
      .map((feed) => told.feeds[feed])
      .join("·") || one.name;
  const story = (one: SourceNow) =>
    [
      one.name,
      one.level === null ? told.unlisted : `${one.level} ${levels[one.level]}`,
      told.sourceStates[one.state],
    ].join(" · ");
  // Until it is known what a source is, its name alone would only be read and then replaced.
  if (cards.data === undefined) return <span className={styles.sources} />;
  return (
    <span className={styles.sources} data-sources={all.length}>
      {all.length === 0 ? (
        <span className={styles.hand} title={told.handWhy}>
          L0 {told.hand}
        </span>
      ) : (
        all.slice(0, 3).map((one) => (
          <Tooltip key={one.name} title={story(one)}>
            <span className={styles.source} data-source={one.name} data-source-state={one.state}>
              <small>{one.level ?? "—"}</small>
              <span>{brings(one)}</span>
              {one.state === "never" ? (
                <small>{told.sourceStates.never}</small>
              ) : (
                <AgeDot at={one.heard} />
              )}
            </span>
          </Tooltip>
        ))
      )}
      {all.length > 3 && <span className={styles.more}>{told.moreSources(all.length - 3)}</span>}
      {composed && (
        <span className={styles.composed} title={told.composedWhy}>
          {told.composed}
        </span>
      )}
    </span>
  );
}
