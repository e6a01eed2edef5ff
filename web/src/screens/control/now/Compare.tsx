// Go on or change? This round beside the one before it; with hand readings only, what came between
// the last two of them. Nothing is advised here.
import { useMemo } from "react";
import { handOnly } from "@/domains/control/figures";
import { useFigures, useHeard, useLinkFigures, useRoomNow } from "@/domains/control/live";
import { linkFigures } from "@/domains/control/parts";
import { between } from "@/domains/control/readings";
import { useRoundRows, useTimeline } from "@/domains/control/room";
import { roundsOf, type RoundRate } from "@/domains/control/rounds";
import { sourcesNow } from "@/domains/control/sources";
import { useSources } from "@/domains/rooms/rooms";
import { count, length, money, UNKNOWN } from "@/kit/format";
import { useNow } from "@/live/useNow";
import { elapsed } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./now.module.css";

export function Compare() {
  const { room, run, beat, show, onAir } = useDesk();
  const { words, language } = useLanguage();
  const told = words.control.compare;
  const figures = useFigures(room);
  const heard = useHeard(room);
  const cards = useSources(room);
  const wall = useNow(10_000);
  const now = useRoomNow(room);
  const byHand = handOnly(figures, sourcesNow(cards.data ?? [], heard, wall));
  const { pitch } = run;
  const rows = useRoundRows(
    room,
    onAir ? show : null,
    pitch?.id ?? null,
    onAir ? (beat?.speed ?? 1) : null,
  );
  const rounds = useMemo(
    () =>
      pitch?.product == null ? null : roundsOf(rows.data ?? [], pitch.product, pitch.round ?? 1),
    [rows.data, pitch],
  );
  const recent = linkFigures(useLinkFigures(room), pitch?.product ?? null)?.recent ?? null;
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? UNKNOWN : count(value, language);
  // Without a source only the talk is known: what would be dashes for ever is left out.
  const columns = byHand ? [told.talked] : [told.talked, told.clicks, told.items, told.perMinute];
  const cells = (rate: RoundRate | null, running: boolean) => {
    const spent = running && pitch !== null ? elapsed(now, pitch.start) : rate?.ms;
    const talked = spent === undefined ? UNKNOWN : length(spent / 1_000);
    if (byHand || rate === null) return columns.map((_, at) => (at === 0 ? talked : UNKNOWN));
    return [
      talked,
      write(rate.clicks),
      write(rate.items),
      rate.perMinute === null ? UNKNOWN : money(inPassing(rate.perMinute), language),
    ];
  };
  return (
    <div className={styles.compare} data-compare="">
      <table aria-label={told.title}>
        <tbody>
          <tr>
            <th scope="row">{told.now(pitch?.round ?? null)}</th>
            <Cells columns={columns} cells={cells(rounds?.now ?? null, true)} />
          </tr>
          <tr className={styles.soft}>
            <th scope="row">{told.before}</th>
            <Cells columns={columns} cells={cells(rounds?.before ?? null, false)} />
          </tr>
        </tbody>
      </table>
      <p className={styles.verdict}>
        {byHand ? (
          <ByHand />
        ) : (
          <>
            <span title={told.timesWhy}>
              {told.times}{" "}
              <b data-times={rounds?.times ?? ""}>
                {rounds?.times == null ? UNKNOWN : `${rounds.times.toFixed(1)}×`}
              </b>
            </span>
            <span title={told.recentWhy}>
              {told.recent}{" "}
              <b>{`${write(recent?.["product_clicks"])}/${write(recent?.["items_paid"])}`}</b>
            </span>
          </>
        )}
      </p>
    </div>
  );
}

/** A speed is no price: from ¥10 up without cents. */
const inPassing = (fen: number) => (fen < 10_00 ? Math.round(fen) : Math.round(fen / 100) * 100);

/** Each number with what it is: there is no room for a heading. */
function Cells({ columns, cells }: { columns: readonly string[]; cells: readonly string[] }) {
  return columns.map((column, at) => (
    <td key={column}>
      <small>{column}</small> <b>{cells[at]}</b>
    </td>
  ));
}

/** Orders between the last two hand readings: all that is known of speed without a source. */
function ByHand() {
  const { room, run, show } = useDesk();
  const told = useLanguage().words.control.compare;
  const timeline = useTimeline(room, show, run.run_seq);
  const found = between(timeline.data?.marks ?? [], "orders_paid");
  if (found === null) return <span className={styles.soft}>{told.byHandNone}</span>;
  return (
    <span data-between={found.more}>
      {told.byHand(found.more, Math.max(1, Math.round(found.ms / 60_000)))}{" "}
      <b>{told.aMinute((found.more / (found.ms / 60_000)).toFixed(1))}</b>
    </span>
  );
}
