// Clips as the columns of a table: how each stands first.
import type { Clip } from "@/domains/clips/clips";
import { offsetText } from "@/domains/clips/draft";
import { type Language, UNKNOWN } from "@/kit/format";
import type { Column } from "@/kit/table/columns";
import { atClock, datedDay } from "@/kit/time";
import type { Words } from "@/words/zh";
import styles from "./clips.module.css";

interface Given {
  words: Words;
  language: Language;
  /** UTC ms, by the minute. */
  now: number;
  roomTitle: (ident: string) => string;
  open: (row: Clip) => void;
}

/** How it stands in a word; what was signed with claims open says so. */
export function standingText(row: Clip, { clips }: Words): string {
  const word = clips.standings[row.standing];
  const open = row.standing === "down" ? 0 : (row.signed_open ?? 0);
  return open > 0 && row.standing !== "changed" ? `${word} · ${clips.openThen(open)}` : word;
}

export function clipColumns(given: Given): Column<Clip>[] {
  const { words, language, now, roomTitle, open } = given;
  const told = words.clips;
  const when = (ms: number | null) =>
    ms === null ? UNKNOWN : `${datedDay(ms, now, language)} ${atClock(ms)}`;
  return [
    {
      id: "title",
      title: told.words.title,
      width: 220,
      frozen: true,
      filter: "text",
      text: (row) => row.title,
      cell: (row) => (
        <button
          type="button"
          className={styles.name}
          title={row.title}
          data-open={row.id}
          onClick={() => open(row)}
        >
          {row.title}
        </button>
      ),
    },
    {
      id: "standing",
      title: told.standing,
      width: 168,
      filter: "choice",
      text: (row) => standingText(row, words),
      cell: (row) => (
        <span className={styles.standing} data-standing={row.standing}>
          {standingText(row, words)}
        </span>
      ),
    },
    {
      id: "product",
      title: told.product,
      width: 140,
      filter: "choice",
      text: (row) => row.product_name || UNKNOWN,
    },
    {
      id: "cut",
      title: told.cut,
      width: 176,
      text: (row) => `${when(row.starts_at)} · ${offsetText(row.ends_at - row.starts_at)}`,
      order: (row) => row.starts_at,
    },
    {
      id: "signed",
      title: told.signed,
      width: 176,
      text: (row) => (row.signed_at === null ? UNKNOWN : `${row.signed_by} ${when(row.signed_at)}`),
      order: (row) => row.signed_at,
    },
    {
      id: "where",
      title: told.where,
      width: 150,
      filter: "choice",
      text: (row) =>
        [words.rooms.platforms[row.platform as keyof Words["rooms"]["platforms"]], row.account]
          .filter(Boolean)
          .join(" · ") || row.platform,
    },
    {
      id: "published",
      title: told.published,
      width: 136,
      text: (row) => when(row.published_at),
      order: (row) => row.published_at,
    },
    {
      id: "room",
      title: told.room,
      width: 120,
      filter: "choice",
      text: (row) => roomTitle(row.room),
    },
    { id: "by", title: told.by, width: 96, optional: true, text: (row) => row.by },
    { id: "url", title: told.url, width: 180, optional: true, text: (row) => row.url || UNKNOWN },
  ];
}
