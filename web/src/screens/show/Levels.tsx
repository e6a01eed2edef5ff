// The same numbers split: by shift, host, round, link, segment, talk and channel.
import { EllipsisOutlined } from "@ant-design/icons";
import { Tabs } from "antd";
import { memo, useMemo, useState } from "react";
import { useMay } from "@/domains/people/me";
import { useResults } from "@/domains/results/results";
import {
  exportPath,
  LEVELS,
  type Level,
  type ShowMetric,
  type Timeline,
  useLevel,
  type Which,
} from "@/domains/review/shows";
import { TakeAlong } from "@/domains/work/TakeAlong";
import { Empty } from "@/kit/Empty";
import { figureInFull } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import { Table } from "@/kit/table/Table";
import { useMedia } from "@/kit/useMedia";
import { useLanguage } from "@/words/words";
import { levelColumns } from "./levelColumns";
import { withoutNothing } from "./nowhere";
import styles from "./show.module.css";
import type { Stretch } from "./timeline/scale";
import type { Opened } from "./Trace";
import type { Meanings } from "./useMeanings";

interface Props {
  which: Which;
  live: boolean;
  meanings: Meanings;
  /** The whole show's, which know whose samples they are made of. */
  metrics: readonly ShowMetric[];
  lanes: Timeline["lanes"];
  /** From when to when the show was, up to now where it runs. */
  whole: Stretch;
  open: (opened: Opened) => void;
}

const MOST_ROWS = 12;
const LEAST_ROWS = 4;
/** Bar and headings over the rows, px. */
const ABOVE = 84;

export const Levels = memo(function Levels(props: Props) {
  const { which, live, meanings, metrics, lanes, whole, open } = props;
  const { words, language } = useLanguage();
  const [level, setLevel] = useState<Level>("shift");
  const { data, error, isPending, refetch } = useLevel(which, level, live);
  const speakers = useMemo(
    () => new Map(metrics.map((metric) => [metric.id, metric.spoken_by])),
    [metrics],
  );
  const rows = useMemo(
    () => withoutNothing(data?.rows ?? [], level, lanes, whole, words),
    [data, level, lanes, whole, words],
  );
  const columns = useMemo(
    () => levelColumns(level, rows, { meanings, speakers, words, language, open }),
    [level, rows, meanings, speakers, words, language, open],
  );
  const takeable = [level, "minute" as const].map((one) => {
    const path = exportPath(which, one);
    const what = one === "minute" ? words.work.minutes : words.review.levels[one];
    return [
      { key: `${one}-xlsx`, label: words.work.takeXlsx(what), path, body: { form: "xlsx" } },
      { key: `${one}-csv`, label: words.work.takeCsv(what), path, body: { form: "csv" } },
    ];
  });
  const height = useHeight(data === undefined ? undefined : rows.length);
  return (
    <section className={styles.levels}>
      <Tabs
        activeKey={level}
        onChange={(key) => setLevel(key as Level)}
        more={{ icon: <EllipsisOutlined aria-label={words.common.more} /> }}
        items={LEVELS.map((key) => ({ key, label: words.review.levels[key] }))}
        tabBarExtraContent={<TakeAlong label={words.work.take} groups={takeable} />}
      />
      <p className={styles.soft}>{words.review.levels.about[level]}</p>
      {level === "product" && <WholeRefunds which={which} />}
      <RefusalNote error={error} retry={() => void refetch()} />
      <div className={styles.levelTable} style={{ height }} data-level={level}>
        <Table
          key={level}
          name={`review.${level}`}
          label={words.review.levels[level]}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.key}
          faint={(row) => row.key === "none"}
          mark={(row) => ({ "data-row": row.key })}
          empty={
            isPending || error ? null : (
              <Empty
                small
                title={words.review.levels.none}
                why={words.review.levels.noneWhy[level]}
              />
            )
          }
        />
      </div>
    </section>
  );
});

/** Money of these links that went back by a ticket naming none of them. */
function WholeRefunds({ which }: { which: Which }) {
  const { words, language } = useLanguage();
  const mayMoney = useMay()("money.gmv.read");
  const told = useResults(which, mayMoney).data?.whole_refunds;
  if (told === undefined || told.tickets === 0) return null;
  const amount = figureInFull(told.amount, "fen", language).text;
  return (
    <p className={styles.soft} data-whole-refunds={told.tickets}>
      {words.review.levels.wholeRefunds(told.tickets, amount)}
    </p>
  );
}

/** As tall as its rows, up to a dozen. While another level is read it stays as it was. */
function useHeight(rows: number | undefined): number {
  const touch = useMedia("(pointer: coarse)");
  const [held, setHeld] = useState(rows ?? MOST_ROWS);
  if (rows !== undefined && rows !== held) setHeld(rows);
  const shown = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, rows ?? held));
  return ABOVE + shown * (touch ? 46 : 34);
}
