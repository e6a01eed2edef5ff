// A goal's value: read, and written where it stands. Set by hand it says so.
import { Input } from "antd";
import { useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { amountText, readAmount } from "./amount";
import styles from "./goals.module.css";

interface Props {
  /** What it is the goal of, for those who cannot see where it stands. */
  label: string;
  /** null: there is none yet. */
  value: number | null;
  unit: string;
  byHand: boolean;
  /** null: it may only be read. */
  save: ((value: number) => Promise<unknown>) | null;
}

export function GoalField({ label, value, unit, byHand, save }: Props) {
  const words = useWords();
  const told = words.goals;
  const [typed, setTyped] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const hand = byHand && (
    <small className={tone.badge} title={told.byHandHow}>
      {told.byHand}
    </small>
  );
  if (save === null) {
    return (
      <span className={styles.value}>
        {value === null ? told.noGoal : amountText(value, unit)}
        {hand}
      </span>
    );
  }
  const leave = async () => {
    if (typed === null || busy) return;
    const text = typed.trim();
    const wanted = readAmount(text, unit);
    if (text === "" || wanted === value) {
      setTyped(null);
      setWhy("");
      return;
    }
    if (wanted === undefined) {
      setWhy(told.badValue);
      return;
    }
    setBusy(true);
    try {
      await save(wanted);
      setTyped(null);
      setWhy("");
    } catch (thrown) {
      setWhy(sentence(asRefusal(thrown), words));
    }
    setBusy(false);
  };
  return (
    <span className={styles.value} data-goal-field={label}>
      <Input
        size="small"
        className={styles.input}
        aria-label={told.edit(label)}
        inputMode="decimal"
        autoComplete="off"
        disabled={busy}
        status={why === "" ? "" : "warning"}
        placeholder={told.valueHint[unit] ?? ""}
        value={typed ?? (value === null ? "" : amountText(value, unit))}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => void leave()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") void leave();
          if (event.key === "Escape") {
            setTyped(null);
            setWhy("");
          }
        }}
      />
      {hand}
      {why !== "" && (
        <span className={tone.soon} role="alert">
          {why}
        </span>
      )}
    </span>
  );
}
