// The money of the show in versions: what had gone back by that night, T+1, T+7, T+15 and T+30.
import { Segmented } from "antd";
import { useState } from "react";
import type { Results, Version } from "@/domains/results/results";
import { type AgeColumn, columnsOf } from "@/domains/results/versions";
import { UNKNOWN } from "@/kit/format";
import { atClock, dayKey } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import { countText, moneyText } from "./amounts";
import { dayAndClock } from "./dayAndClock";
import { Exact } from "./Exact";
import page from "./results.module.css";
import styles from "./table.module.css";
import type { Guide } from "./useGuide";

type By = "time" | "genre";

interface Line {
  key: "gross" | "refunded" | "net" | "ordersRefunded";
  value: (version: Version) => number | null;
  /** The metric of the whole show that means the same, by either attribution. */
  metric: Partial<Record<By, string>>;
  count?: true;
}

const LINES: readonly Line[] = [
  {
    key: "gross",
    value: (version) => version.gross,
    metric: { time: "gmv", genre: "gmv_live" },
  },
  {
    key: "refunded",
    value: (version) => version.refunded,
    metric: { time: "refund_cohort", genre: "refund_cohort_live" },
  },
  { key: "net", value: (version) => version.net, metric: { time: "net_refunds" } },
  {
    key: "ordersRefunded",
    value: (version) => version.orders_refunded,
    metric: { time: "orders_refunded" },
    count: true,
  },
];

export function Versions({ results, guide }: { results: Results; guide: Guide }) {
  const { words, language } = useLanguage();
  const told = words.results.versions;
  const [by, setBy] = useState<By>("time");
  const noGenre = results.by_genre.length === 0;
  const shown = by === "genre" && !noGenre ? "genre" : "time";
  const columns = columnsOf(shown === "genre" ? results.by_genre : results.by_time, results.end);
  return (
    <>
      <div className={page.bar}>
        <p className={tone.soft}>{told.about}</p>
        <Segmented<By>
          size="small"
          aria-label={told.which}
          value={shown}
          onChange={setBy}
          options={[
            { value: "time", label: words.results.attribution.byTime },
            {
              value: "genre",
              label: words.results.attribution.byGenre,
              disabled: noGenre,
              ...(noGenre && { title: told.noGenre }),
            },
          ]}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={told.title}>
        <table className={styles.table} data-versions={shown}>
          <thead>
            <tr>
              <th aria-label={told.title} />
              {columns.map((column) => (
                <Head key={column.age} column={column} onAir={results.end === null} />
              ))}
            </tr>
          </thead>
          <tbody>
            {LINES.map((line) => (
              <tr key={line.key} data-line={line.key} data-whole={line.key === "net" || undefined}>
                <th scope="row">{told[line.key]}</th>
                {columns.map((column) => (
                  <Cell
                    key={column.age}
                    line={line}
                    column={column}
                    by={shown}
                    guide={guide}
                    when={column.at === null ? "" : dayAndClock(column.at, language)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Head({ column: { age, at, version }, onAir }: { column: AgeColumn; onAir: boolean }) {
  const { words, language } = useLanguage();
  const told = words.results.versions;
  const unripe = version !== null && !version.ripe;
  return (
    <th scope="col" data-number data-age={age} data-future={version === null || undefined}>
      <b>{age === 0 && onAir ? told.now : (told.ages[age] ?? `T+${age}`)}</b>
      <small>{at === null ? "" : `${dayKey(at).slice(5)} ${atClock(at)}`}</small>
      <small
        data-soon={unripe || undefined}
        data-ripe={version?.ripe}
        title={unripe ? told.unripeWhy : version === null ? undefined : told.ripeWhy}
      >
        {version === null
          ? told.future
          : version.ripe
            ? told.ripe
            : version.speaks_of === null
              ? told.unripeNone
              : told.unripe(dayAndClock(version.speaks_of, language))}
      </small>
    </th>
  );
}

interface CellProps {
  line: Line;
  column: AgeColumn;
  by: By;
  guide: Guide;
  when: string;
}

function Cell({ line, column: { age, version }, by, guide, when }: CellProps) {
  const { words, language } = useLanguage();
  const told = words.results.versions;
  if (version === null) {
    return (
      <td data-number data-future>
        {UNKNOWN}
      </td>
    );
  }
  const value = line.value(version);
  const metric = line.metric[by];
  const how = { gross: told.grossHow, refunded: told.refundedHow, net: told.netHow,
    ordersRefunded: told.ordersHow }[line.key]; // prettier-ignore
  const why = { gross: told.grossWhy, refunded: told.refundedWhy, net: told.netWhy,
    ordersRefunded: told.refundedWhy }[line.key]; // prettier-ignore
  return (
    <td data-number data-value={value ?? ""} data-unripe={!version.ripe || undefined}>
      <Exact
        name={`${told[line.key]} · ${told.ages[age] ?? ""} ${when}`}
        text={line.count ? countText(value) : moneyText(value)}
        tells={[
          how,
          value === null && why,
          line.count && told.ofOrders(countText(version.orders)),
          !version.ripe &&
            (version.speaks_of === null
              ? told.unripeNone
              : told.unripe(dayAndClock(version.speaks_of, language))),
          guide.how(metric),
        ]}
        onOpen={guide.rows(metric, value)}
      />
      {line.count && <small> / {countText(version.orders)}</small>}
    </td>
  );
}
