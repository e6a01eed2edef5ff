// A show from end to end: its figures, its timeline, one second of it, and what was set right.
import { Link } from "@tanstack/react-router";
import { useBoxes } from "@/domains/control/room";
import { useShowMetrics, useLevel, useTimeline, moves } from "@/domains/review/shows";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { Page } from "../Page";
import { useWhich } from "./page/useWhich";
import { Review } from "./Review";
import styles from "./show.module.css";
import { useMeanings } from "./useMeanings";

export default function Show() {
  const words = useWords();
  const which = useWhich();
  const timeline = useTimeline(which);
  const moving = timeline.data !== undefined && moves(timeline.data.show);
  const metrics = useShowMetrics(which, moving);
  const whole = useLevel(which, "show", moving);
  const meanings = useMeanings(which, whole.data?.rows[0]);
  // Readings stand above the timeline where nothing else is known: their columns come with them.
  const boxes = useBoxes();
  const error = timeline.error ?? metrics.error ?? whole.error;
  // All at once: what stands below the timeline must not be pushed down by it.
  if (timeline.data && metrics.data && meanings && !whole.isPending && !boxes.isPending) {
    return (
      <Review which={which} timeline={timeline.data} metrics={metrics.data} meanings={meanings} />
    );
  }
  return (
    <Page title={words.review.shows.name} wide>
      <div className={styles.waiting} data-screen="show" aria-busy>
        {error ? (
          <>
            <RefusalNote error={error} retry={() => void timeline.refetch()} />
            <Link to="/rooms/$room/shows" params={{ room: which.room }} className={styles.jump}>
              {words.review.shows.of(which.room)}
            </Link>
          </>
        ) : (
          <Empty title={words.review.show.waiting} />
        )}
      </div>
    </Page>
  );
}
