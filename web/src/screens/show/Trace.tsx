// What a number is made of, event by event: what they add is the number.
import { Button, Drawer, Segmented } from "antd";
import { useState } from "react";
import type { ShowMetric, Which } from "@/domains/review/shows";
import { type Cell, useTrace } from "@/domains/review/trace";
import type { FigureParts } from "@/kit/Figure";
import { exact, figure, length, type Unit } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import { atSecond } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { type Count, measuresIn, nameOf } from "./counts";
import type { InRow } from "./quotients";
import styles from "./show.module.css";
import { cellOf, type InMinutes } from "./traceCell";
import { toldOf } from "./traceTold";
import type { Meanings } from "./useMeanings";

/** The number that was clicked: a metric of the whole show, of a row or of several minutes, or one
 * count of a row. */
export type Opened =
  | { kind: "metric"; metric: ShowMetric; at?: InRow; minutes?: InMinutes }
  | { kind: "count"; cell: Cell; count: Count; row: string };

interface Props {
  which: Which;
  opened: Opened | null;
  close: () => void;
  meanings: Meanings;
  /** Names and units of the plain counts, by measure. */
  counts: ReadonlyMap<string, Count>;
  /** What products are called, by their id in the log. */
  names: ReadonlyMap<string, string>;
}

export function Trace({ which, opened, close, meanings, counts, names }: Props) {
  const { words, language } = useLanguage();
  const title =
    opened === null
      ? ""
      : opened.kind === "metric"
        ? [opened.at?.row.label ?? opened.minutes?.label, nameOf(opened.metric, language)]
            .filter(Boolean)
            .join(" · ")
        : `${opened.row} · ${nameOf(opened.count, language)}`;
  return (
    <Drawer
      open={opened !== null}
      onClose={close}
      title={title || words.review.trace.title}
      size={620}
      destroyOnHidden
    >
      {opened?.kind === "metric" && (
        <OfMetric
          key={`${opened.at?.row.key ?? opened.minutes?.key ?? ""} ${opened.metric.id}`}
          which={which}
          metric={opened.metric}
          at={opened.at}
          minutes={opened.minutes}
          meanings={meanings}
          counts={counts}
          names={names}
        />
      )}
      {opened?.kind === "count" && (
        <Parts which={which} cell={opened.cell} unit={opened.count.unit} names={names} />
      )}
    </Drawer>
  );
}

interface MetricProps {
  which: Which;
  metric: ShowMetric;
  /** The row, or the minutes, it stands in; both undefined: the whole show. */
  at: InRow | undefined;
  minutes: InMinutes | undefined;
  meanings: Meanings;
  counts: ReadonlyMap<string, Count>;
  names: ReadonlyMap<string, string>;
}

function OfMetric({ which, metric, at, minutes, meanings, counts, names }: MetricProps) {
  const { words, language } = useLanguage();
  const told = words.review.trace;
  const meaning = meanings.meaning(metric.id);
  const measures = measuresIn(meaning?.formula ?? "").filter((name) => counts.has(name));
  const [picked, setPicked] = useState<string | null>(null);
  const measure = picked ?? measures[0];
  const shown = figure(metric.value, metric.unit, language);
  const told_ = meanings.figure(metric, at?.row);
  return (
    <div className={styles.trace}>
      <p className={styles.big} data-value={metric.value ?? ""}>
        <b>{shown.text}</b> <small>{shown.unit}</small>
      </p>
      <p className={styles.soft}>{told_.definition}</p>
      {metric.value === null && <p>{told_.why}</p>}
      {told_.parts !== undefined && <Quotient parts={told_.parts} />}
      {measure === undefined ? (
        <p>
          {told.notEvents}{" "}
          {metric.spoken_by !== null
            ? told.spokenBy(metric.spoken_by)
            : metric.id.startsWith("report.")
              ? told.reported
              : ""}
        </p>
      ) : (
        <>
          {measures.length > 1 && (
            <Segmented
              aria-label={told.parts}
              value={measure}
              onChange={setPicked}
              options={measures.map((value) => {
                const count = counts.get(value);
                return { value, label: count === undefined ? value : nameOf(count, language) };
              })}
            />
          )}
          <Parts
            key={measure}
            which={which}
            cell={cellOf(measure, at, minutes)}
            unit={counts.get(measure)?.unit ?? "count"}
            names={names}
          />
        </>
      )}
    </div>
  );
}

interface PartsProps {
  which: Which;
  cell: Cell;
  unit: Unit;
  names: ReadonlyMap<string, string>;
}

function Parts({ which, cell, unit, names }: PartsProps) {
  const { words } = useLanguage();
  const told = words.review.trace;
  const trace = useTrace(which, cell);
  const first = trace.data?.pages[0];
  const parts = trace.data?.pages.flatMap((page) => page.parts) ?? [];
  const stretches = trace.data?.pages.flatMap((page) => page.stretches) ?? [];
  const kind = (name: string) =>
    told.kinds[name] ?? (words.rooms.sources.kinds as Record<string, string>)[name] ?? name;
  const money = unit.startsWith("fen");
  const adds = (value: number) =>
    unit === "s"
      ? `+${length(value / 1_000)}`
      : `${value < 0 ? "" : "+"}${money ? exact(value, unit) : value.toLocaleString("en-US")}`;
  const total = (value: number) => (unit === "s" ? length(value / 1_000) : exact(value, unit));
  const listed = [...parts, ...stretches].reduce((sum, one) => sum + one.adds, 0);
  return (
    <div className={styles.parts} data-trace={cell.measure}>
      <RefusalNote error={trace.error} retry={() => void trace.refetch()} />
      {trace.isPending && <p className={styles.soft}>{told.reading}</p>}
      {first !== undefined && (
        <p data-total={first.total}>
          {told.number} <b>{total(first.total)}</b>
          {" = "}
          {told.count(first.count.toLocaleString("en-US"))}
        </p>
      )}
      {first !== undefined && first.distinct !== null && first.distinct !== first.total && (
        <p className={styles.soft} data-distinct={first.distinct}>
          {told.distinct(total(first.distinct))}
        </p>
      )}
      {first?.count === 0 && <p className={styles.soft}>{told.none}</p>}
      <table className={styles.events}>
        {parts.length + stretches.length > 0 && (
          <thead>
            <tr>
              <th>{told.when}</th>
              <th>{told.what}</th>
              <th className={styles.num}>{told.adds}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {parts.map((part) => (
            <tr key={part.offset} data-part={part.offset}>
              <td>{atSecond(part.ts)}</td>
              <td>
                {kind(part.kind)} <span className={styles.soft}>{toldOf(part, names, unit)}</span>
              </td>
              <td className={styles.num}>{adds(part.adds)}</td>
            </tr>
          ))}
          {stretches.map((one) => (
            <tr key={`${one.start}-${one.end}-${one.act ?? ""}-${one.adds}`}>
              <td>{atSecond(one.start)}</td>
              <td>
                {told.stretch} {`${atSecond(one.start)}–${atSecond(one.end)}`}{" "}
                {one.inferred && <span className={styles.soft}>{told.inferred}</span>}
              </td>
              <td className={styles.num}>{adds(one.adds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {first !== undefined && first.count > 0 && (
        <footer className={styles.sum} data-listed={listed}>
          <span>
            {told.shown(
              (parts.length + stretches.length).toLocaleString("en-US"),
              first.count.toLocaleString("en-US"),
            )}
          </span>
          <span>
            {told.sum} <b>{total(listed)}</b>
          </span>
          {trace.hasNextPage && (
            <Button
              size="small"
              loading={trace.isFetchingNextPage}
              onClick={() => void trace.fetchNextPage()}
            >
              {told.more}
            </Button>
          )}
        </footer>
      )}
    </div>
  );
}

function Quotient({ parts }: { parts: FigureParts }) {
  const { language } = useLanguage();
  const side = (value: number | null, unit: Unit = "count") => figure(value, unit, language).text;
  return (
    <p className={styles.soft}>
      {`${parts.numName} ${side(parts.num, parts.numUnit)} ÷ ${parts.denName} ${side(parts.den, parts.denUnit)}`}
    </p>
  );
}
