// Every stretch in which both logs differ, as a list to choose from.
import { Button } from "antd";
import { useState } from "react";
import { type Chosen, type Differing, isChosen } from "@/domains/results/talks";
import { atClock } from "@/kit/time";
import { useWords } from "@/words/words";
import styles from "./talks.module.css";

const FEW = 12;
const MINUTE_MS = 60_000;

interface Props {
  differing: readonly Differing[];
  labels: Readonly<Record<string, string>>;
  chosen: Chosen | null;
  choose: (chosen: Chosen) => void;
}

export function Differences({ differing, labels, chosen, choose }: Props) {
  const told = useWords().results.talks;
  const [all, setAll] = useState(false);
  const shown = all ? differing : differing.slice(0, FEW);
  const called = (product: string | null) =>
    product === null ? told.nothing : (labels[product] ?? product);
  return (
    <ul className={styles.differences}>
      {shown.map((one) => (
        <li key={one.first}>
          <button
            type="button"
            data-differing={one.first}
            aria-pressed={isChosen(chosen, one.first) && isChosen(chosen, one.last)}
            onClick={() => choose({ first: one.first, last: one.last })}
          >
            <b>
              {atClock(one.first)}–{atClock(one.last + MINUTE_MS)}
            </b>
            <span title={`${called(one.ours)} → ${called(one.theirs)}`}>
              <i>{called(one.ours)}</i>
              {"→"}
              <i>{called(one.theirs)}</i>
            </span>
          </button>
        </li>
      ))}
      {shown.length < differing.length && (
        <li>
          <Button size="small" type="text" onClick={() => setAll(true)}>
            {told.more(differing.length - shown.length)}
          </Button>
        </li>
      )}
    </ul>
  );
}
