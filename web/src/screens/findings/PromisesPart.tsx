// What was promised on air and, as far as anybody wrote down, not kept yet.
import { Link } from "@tanstack/react-router";
import type { Promised } from "@/domains/findings/findings";
import type { Which } from "@/domains/review/shows";
import { Card } from "@/kit/Card";
import { atClock } from "@/kit/time";
import { useWords } from "@/words/words";
import styles from "./findings.module.css";
import { JotButton } from "./JotButton";
import type { Jot } from "./Parts";

interface Props {
  which: Which;
  promises: readonly Promised[];
  jot: Jot;
}

export function PromisesPart({ which, promises, jot }: Props) {
  const words = useWords();
  const said = words.findings.promises;
  return (
    <Card data-part="promises">
      <header className={styles.head}>
        <h2>{said.title}</h2>
      </header>
      {promises.length === 0 && <p className={styles.soft}>{said.none}</p>}
      <ul className={styles.plain}>
        {promises.map((one, at) => (
          // One sheet may say the same twice: its place is all that tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${one.press} ${at}`}>
            <Link
              to="/rooms/$room/shows/$show"
              params={which}
              search={{ at: one.at }}
              className={styles.when}
              title={words.findings.turning.look}
            >
              {atClock(one.at)}
            </Link>
            <span className={styles.grow}>
              {one.text} {one.by !== null && <small>{one.by}</small>}
            </span>
            <JotButton jot={jot} of={one.text} draft={{ problem: said.jot(one.text) }} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
