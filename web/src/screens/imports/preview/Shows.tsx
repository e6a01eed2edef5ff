// The shows a file tells of, each with the show of ours that it is.
import { Link } from "@tanstack/react-router";
import { Tooltip } from "antd";
import { type ReactNode, useMemo } from "react";
import { exactCount, valueText } from "@/domains/imports/exact";
import type { FigureSum, SeenShow } from "@/domains/imports/imports";
import type { Said } from "@/domains/imports/placing";
import { becomes, edges } from "@/domains/imports/preview";
import { type Language, UNKNOWN } from "@/kit/format";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { atClock, datedDay, endClock } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import type { Words } from "@/words/zh";
import styles from "./preview.module.css";

/** Where an account goes, "" being that of a file that names none. */
export type GoesTo = (account: string) => Said | null;

interface Props {
  shows: readonly SeenShow[];
  more: number;
  /** Where the totals of shows have their names, and whether they are money. */
  figures: readonly FigureSum[];
  goesTo: GoesTo | null;
}

/** A box of so many rows and no more; the rest is scrolled to. */
const MOST_ROWS = 10;
const ROW = 34;
const AROUND = 82;

export function Shows({ shows, more, figures, goesTo }: Props) {
  const { words, language } = useLanguage();
  const told = words.imports.shows;
  const now = useNow(60_000);
  const columns = useMemo<Column<SeenShow>[]>(() => {
    const totals = figures.filter((one) => shows.some((show) => one.name in show.totals));
    return [
      {
        id: "when",
        title: told.when,
        width: 190,
        frozen: true,
        text: (show) => whenWord(show, now, words, language),
        order: (show) => show.start,
      },
      {
        id: "becomes",
        title: told.becomes,
        width: 200,
        filter: "choice",
        text: (show) => becomesText(show, goesTo, words),
        cell: (show) => <Becomes show={show} goesTo={goesTo} />,
      },
      ...totals.map((total) => totalColumn(total, told.noTotal)),
      {
        id: "account",
        title: told.account,
        width: 150,
        filter: "choice",
        text: (show) => show.account ?? UNKNOWN,
      },
      {
        id: "title",
        title: told.name,
        width: 220,
        filter: "text",
        text: (show) => show.title ?? UNKNOWN,
      },
    ];
  }, [figures, shows, told, now, words, language, goesTo]);
  return (
    <section className={styles.part} data-part="shows">
      <h3>{told.title(exactCount(shows.length + more))}</h3>
      <div style={{ height: Math.min(shows.length, MOST_ROWS) * ROW + AROUND }}>
        <Table
          name="imports.shows"
          label={told.title(exactCount(shows.length))}
          rows={shows}
          columns={columns}
          rowKey={(show) => String(show.at)}
          empty={null}
        />
      </div>
      {more > 0 && <p className={styles.soft}>{told.more(exactCount(more))}</p>}
    </section>
  );
}

function totalColumn(total: FigureSum, unknown: string): Column<SeenShow> {
  const value = (show: SeenShow) => show.totals[total.name] ?? null;
  const written = (found: number | null) => (found === null ? UNKNOWN : valueText(total, found));
  return {
    id: total.name,
    title: total.label,
    width: total.money ? 120 : 96,
    align: "right",
    text: (show) => written(value(show)),
    cell: (show) =>
      value(show) === null ? <span title={unknown}>{UNKNOWN}</span> : written(value(show)),
    order: value,
  };
}

function whenWord(show: SeenShow, now: number, words: Words, language: Language): string {
  const day = datedDay(show.start, now, language);
  const { start, end } = show;
  const until =
    end === null
      ? words.imports.shows.unknownEnd
      : endClock({ start, end }, language, words.review.show.nextDay);
  return `${day} ${atClock(start)}–${until}`;
}

const becomesOf = (show: SeenShow, goesTo: GoesTo | null) => {
  const asMade: Said | null = show.room === null ? null : { to: "room", room: show.room };
  return becomes(show, goesTo === null ? asMade : goesTo(show.account ?? ""));
};

function becomesText(show: SeenShow, goesTo: GoesTo | null, words: Words): string {
  const told = words.imports.shows;
  const found = becomesOf(show, goesTo);
  if (found !== "match") return told[found];
  const differ = edgesWord(show, words);
  return `${told.match} ${show.match ?? ""} ${differ === "" ? told.same : differ}`;
}

/** "开播早 3 分、下播晚 1 小时 2 分"; empty when the edges are the same. */
function edgesWord(show: SeenShow, words: Words): string {
  const told = words.imports.shows;
  const found = edges(show);
  if (found === null) return "";
  const by = (ms: number) => {
    const minutes = Math.round(Math.abs(ms) / 60_000);
    const length =
      minutes < 60 ? told.minutes(minutes) : told.hours(Math.floor(minutes / 60), minutes % 60);
    return ms < 0 ? told.earlier(length) : told.laterBy(length);
  };
  return words.common.listed([
    ...(found.start === 0 ? [] : [told.start(by(found.start))]),
    ...(found.end === 0 ? [] : [told.end(by(found.end))]),
  ]);
}

function Becomes({ show, goesTo }: { show: SeenShow; goesTo: GoesTo | null }): ReactNode {
  const words = useLanguage().words;
  const told = words.imports.shows;
  const found = becomesOf(show, goesTo);
  if (found === "endless") return <Tooltip title={told.endlessWhy}>{told.endless}</Tooltip>;
  if (found === "later") return <Tooltip title={told.laterWhy}>{told.later}</Tooltip>;
  if (found !== "match") return told[found];
  const differ = edgesWord(show, words);
  const link = (
    <Link
      className={styles.link}
      to="/rooms/$room/shows/$show"
      params={{ room: show.room ?? "", show: show.match ?? "" }}
    >
      {show.match_start === null ? show.match : atClock(show.match_start)}
      {show.match_end !== null && `–${atClock(show.match_end)}`}
    </Link>
  );
  if (differ === "") return link;
  return (
    <Tooltip title={told.edgesWhy}>
      {link} <small className={styles.differ}>{differ}</small>
    </Tooltip>
  );
}
