// One link: its number is the key that marks it, then what it costs, what is left, how it goes.
import { memo } from "react";
import type { Good } from "@/domains/control/goods";
import type { Measures } from "@/domains/control/parts";
import type { Rounds } from "@/domains/control/rounds";
import type { StockWarning } from "@/domains/control/stock";
import { useMay } from "@/domains/people/me";
import { count, length, money, UNKNOWN } from "@/kit/format";
import { useLanguage, useWords } from "@/words/words";
import { useActs } from "../desk/useActs";
import styles from "./goods.module.css";

export interface RowFacts {
  good: Good;
  figures: { show: Measures; recent: Measures } | null;
  rounds: Rounds | null;
  low: StockWarning | null;
  planned: boolean;
}

interface Props {
  facts: RowFacts;
  /** No source: clicks and orders by link are not known, talk is. */
  byHand: boolean;
  mark: string;
  /** On top and out of the list: the same link stands in the list, too. */
  pinned?: boolean;
}

export function LinkHead({ byHand }: { byHand: boolean }) {
  const told = useWords().control.links;
  return (
    <div className={styles.columns} aria-hidden>
      <span />
      <span>{told.no}</span>
      <span>{told.name}</span>
      <span className={styles.number}>{told.price}</span>
      <span className={styles.number} title={told.promisableWhy}>
        {told.promisable}
      </span>
      <span className={styles.number} title={byHand ? told.talkedWhy : told.recentWhy}>
        {byHand ? told.talked : told.recent}
      </span>
      <span className={styles.number} title={byHand ? told.roundsWhy : told.timesWhy}>
        {byHand ? told.rounds : told.times}
      </span>
      <span />
    </div>
  );
}

export const LinkRow = memo(function LinkRow({ facts, byHand, mark, pinned = false }: Props) {
  const { good, figures, rounds, low } = facts;
  const { words, language } = useLanguage();
  const told = words.control.links;
  const may = useMay();
  const acts = useActs();
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? UNKNOWN : count(value, language);
  const no = good.no;
  return (
    <div
      className={styles.row}
      data-link-no={pinned ? undefined : (no ?? "")}
      data-pinned-no={pinned ? (no ?? "") : undefined}
      data-current={mark === "▶"}
      title={[good.title, good.spec, good.offer].filter((text) => text !== "").join(" · ")}
    >
      <span className={styles.mark}>{mark}</span>
      <button
        type="button"
        className={styles.no}
        disabled={no === null || !may("run.mark")}
        title={no === null ? told.noNumber : told.markIt(no)}
        onClick={() => no !== null && void acts.mark(no, good)}
      >
        {no ?? UNKNOWN}
      </button>
      <span className={styles.name}>
        <span>{good.name}</span>
        {good.roleLabel !== "" && <small>{good.roleLabel}</small>}
      </span>
      <b className={styles.number}>
        {good.price === null ? (
          <span className={styles.unknown} title={told.noPrice}>
            {UNKNOWN}
          </span>
        ) : (
          money(good.price, language)
        )}
      </b>
      <span
        className={styles.number}
        data-low={low !== null}
        title={low === null ? told.promisableWhy : told.low(low.promised, low.sold)}
      >
        {low !== null && <i aria-label={told.lowMark}>!</i>}
        {write(good.promisable)}
      </span>
      <span className={styles.number}>
        {byHand
          ? rounds === null
            ? UNKNOWN
            : length(rounds.now.ms / 1_000)
          : `${write(figures?.recent["product_clicks"])}/${write(figures?.recent["items_paid"])}`}
      </span>
      <span className={styles.number}>
        {byHand
          ? rounds === null
            ? UNKNOWN
            : told.nth(rounds.now.n)
          : rounds?.times == null
            ? UNKNOWN
            : `${rounds.times.toFixed(1)}×`}
      </span>
      <button
        type="button"
        className={styles.pin}
        disabled={!may("run.mark")}
        aria-label={told.pinIt(good.name)}
        title={told.pinIt(good.name)}
        onClick={() => void acts.pin(good)}
      >
        {told.pin}
      </button>
    </div>
  );
});
