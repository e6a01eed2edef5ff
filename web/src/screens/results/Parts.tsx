// The three parts of a show's results, once everything they need is here.
import { useMemo, useState } from "react";
import { useSourceName } from "@/domains/boards/sourceName";
import type { Asked } from "@/domains/results/lines";
import type { Results } from "@/domains/results/results";
import { nextDayHasCome } from "@/domains/results/versions";
import type { ShowMetric, Which } from "@/domains/review/shows";
import { Card } from "@/kit/Card";
import { midnight } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { countsOf } from "../show/counts";
import { type Opened, Trace } from "../show/Trace";
import type { Meanings } from "../show/useMeanings";
import { AttributionPart } from "./AttributionPart";
import { LinesDrawer } from "./LinesDrawer";
import { ReconcilePart } from "./ReconcilePart";
import { RefundDays } from "./RefundDays";
import styles from "./results.module.css";
import { RoundsPart } from "./RoundsPart";
import { TalksPart } from "./talks/TalksPart";
import { useGuide } from "./useGuide";
import { Versions } from "./Versions";

/** What was sold of a product while it was explained. */
const OWN = "talk_gmv";
/** What went back, by when it did. */
const BACK = "refund_cash";

interface Props {
  which: Which;
  results: Results;
  metrics: readonly ShowMetric[];
  meanings: Meanings;
}

export function Parts({ which, results, metrics, meanings }: Props) {
  const told = useWords().results;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const guide = useGuide(metrics, meanings, setOpened);
  const sourceName = useSourceName();
  const { attribution, by_time: byTime } = results;
  const moving = results.end === null || results.recounting;
  const openCount = (measure: string, level: "round" | "minute", key: string, row: string) => {
    const count = countsOf(meanings.catalogue, level === "minute" ? "show" : level).find(
      (one) => one.measure === measure,
    );
    if (count !== undefined)
      setOpened({ kind: "count", cell: { level, key, measure }, count, row });
  };
  const openDay = (day: string) =>
    openCount(BACK, "minute", `${midnight(day)}-${midnight(day, 1)}`, day);
  const unit = <small>{told.unit(results.cur === "CNY" ? told.yuan : results.cur)}</small>;
  return (
    <div className={styles.results} data-screen="results" data-show={results.show}>
      <Card data-part="attribution">
        <h2>
          {told.attribution.title} {unit}
        </h2>
        <AttributionPart
          attribution={attribution}
          guide={guide}
          nextDay={nextDayHasCome(byTime)}
          lines={setAsked}
        />
      </Card>
      <Card data-part="versions">
        <h2>
          {told.versions.title} {unit}
        </h2>
        {attribution.by_time === null ? (
          <p className={tone.soft}>{told.attribution.none}</p>
        ) : (
          <div className={styles.ripening}>
            <div className={styles.columns}>
              <Versions results={results} guide={guide} />
            </div>
            <RefundDays
              days={results.refunds_by_day}
              known={byTime.every(({ refunded }) => refunded !== null)}
              guide={guide}
              open={openDay}
            />
          </div>
        )}
      </Card>
      <Card data-part="reconcile">
        <h2>
          {told.reconcile.title} {unit}
        </h2>
        <ReconcilePart results={results} guide={guide} sourceName={sourceName} lines={setAsked} />
      </Card>
      <Card data-part="talks">
        <h2>{told.talks.title}</h2>
        <TalksPart
          which={which}
          moving={moving}
          running={results.end === null}
          catalogue={meanings.catalogue}
          sourceName={sourceName}
        />
      </Card>
      <Card data-part="rounds">
        <h2>
          {told.rounds.title} {unit}
        </h2>
        <RoundsPart
          which={which}
          moving={moving}
          names={results.names}
          open={(key, row) => openCount(OWN, "round", key, row)}
        />
      </Card>
      <LinesDrawer which={which} asked={asked} close={() => setAsked(null)} />
      {opened !== null && (
        <Rows
          which={which}
          opened={opened}
          meanings={meanings}
          called={results.names}
          close={() => setOpened(null)}
        />
      )}
    </div>
  );
}

interface RowsProps {
  which: Which;
  opened: Opened;
  meanings: Meanings;
  called: Results["names"];
  close: () => void;
}

/** The rows behind a number, with the names of what was sold. */
function Rows({ which, opened, meanings, called, close }: RowsProps) {
  const names = useMemo(() => new Map(Object.entries(called)), [called]);
  const counts = useMemo(
    () => new Map(countsOf(meanings.catalogue, "show").map((count) => [count.measure, count])),
    [meanings.catalogue],
  );
  return (
    <Trace
      which={which}
      opened={opened}
      close={close}
      meanings={meanings}
      counts={counts}
      names={names}
    />
  );
}
