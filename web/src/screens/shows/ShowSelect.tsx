// Another show to copy from: those of the same room first, the latest before.
import { Select } from "antd";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { type Show, useShows } from "@/domains/selection/shows";
import { onDay, startOfShowDay } from "@/kit/time";
import { useLanguage } from "@/words/words";
import styles from "./shows.module.css";

const BACK_DAYS = 60;
const AHEAD_DAYS = 14;

interface Props {
  /** The show to copy into. */
  show: Show;
  label: string;
  /** Whether there is anything to copy in it. */
  offers: (show: Show) => boolean;
  choose: (show: number) => void;
  loading?: boolean;
}

/** The stretch of time in which shows are looked for around one: whole days, so it is asked once. */
export const around = ({ starts_at }: Show) => ({
  start: startOfShowDay(starts_at, -BACK_DAYS),
  end: startOfShowDay(starts_at, AHEAD_DAYS),
});

export function ShowSelect({ show, label, offers, choose, loading = false }: Props) {
  const { language } = useLanguage();
  const titleOf = useRoomTitle();
  const { start, end } = around(show);
  const shows = useShows(start, end);
  const far = (one: Show) => Math.abs(one.starts_at - show.starts_at);
  const offered = (shows.data ?? [])
    .filter((one) => one.id !== show.id && offers(one))
    .toSorted(
      (a, b) => Number(b.room === show.room) - Number(a.room === show.room) || far(a) - far(b),
    );
  return (
    <Select<number | null>
      className={styles.source}
      aria-label={label}
      placeholder={label}
      value={null}
      disabled={offered.length === 0}
      loading={loading}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: "label" }}
      options={offered.map((one) => ({
        value: one.id,
        label: `${onDay(one.starts_at, language)} ${one.title} · ${titleOf(one.room)}`,
      }))}
      onChange={(id) => id !== null && choose(id)}
    />
  );
}
