// One column of the team's table: its header, a few cells, and what it is taken to mean.
import { Select } from "antd";
import type { LookColumn, Target, Tier } from "@/domains/selection/lineup";
import { useWords } from "@/words/words";
import styles from "./import.module.css";
import type { Meaning } from "./useImport";

/** Below this a person should look twice. */
const SURE = 80;
/** As sure as the server is of what a person has confirmed before. */
const LEARNED = 100;
const KEEP = "keep";
const TIERS: readonly Tier[] = ["open", "cost", "profit"];

interface Props {
  column: LookColumn;
  meaning: Meaning;
  targets: readonly Target[];
  mean: (meaning: Meaning) => void;
}

export function ColumnLine({ column, meaning, targets, mean }: Props) {
  const words = useWords();
  const told = words.lineup;
  const guessed = meaning.target === column.target;
  const doubtful = guessed && column.confidence < SURE && meaning.target !== KEEP;
  const likely = new Set(column.others.map((one) => one.key));
  const options = [
    ...targets.filter((one) => one.key === column.target || likely.has(one.key)),
    ...targets.filter((one) => one.key !== column.target && !likely.has(one.key)),
  ].map((one) => ({ value: one.key, label: one.label }));
  const choose = (target: string) => {
    const chosen = targets.find((one) => one.key === target);
    mean({ target, tier: target === column.target ? column.tier : (chosen?.tier ?? "open") });
  };
  return (
    <div className={styles.column} role="row" data-column={column.header} data-doubt={doubtful}>
      <b role="cell" className={styles.header} title={column.header}>
        {column.header || told.empty}
      </b>
      <span role="cell" className={styles.samples} title={column.samples.join("\n")}>
        {column.samples.join(" · ") || told.empty}
      </span>
      <span role="cell" className={styles.meaning}>
        <Select
          aria-label={`${told.meaning} ${column.header}`}
          className={styles.target}
          showSearch={{ optionFilterProp: "label" }}
          value={meaning.target}
          // Until the list is there the guess has its name from the table itself.
          options={options.length > 0 ? options : [{ value: column.target, label: column.label }]}
          onChange={choose}
        />
        {meaning.target === KEEP ? (
          <Select<Tier>
            aria-label={`${told.tier} ${column.header}`}
            className={styles.tier}
            value={meaning.tier}
            options={TIERS.map((value) => ({ value, label: told.tiers[value] }))}
            onChange={(tier) => mean({ ...meaning, tier })}
          />
        ) : (
          <span className={styles.tier}>{meaning.tier !== "open" && told.tiers[meaning.tier]}</span>
        )}
      </span>
      <span role="cell" className={styles.sure} title={column.why}>
        {guessed && column.confidence === LEARNED && <small>{told.learned}</small>}
        {guessed && column.confidence < LEARNED && (
          <>
            {meaning.target !== KEEP && <b>{column.confidence}%</b>} <small>{column.why}</small>
          </>
        )}
      </span>
    </div>
  );
}
