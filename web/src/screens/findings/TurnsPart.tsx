// When the pace left its own range, and what was there at that time: never why.
import { Link } from "@tanstack/react-router";
import type { Turn, Turning } from "@/domains/findings/findings";
import type { Which } from "@/domains/review/shows";
import { Card } from "@/kit/Card";
import { atClock, atSecond } from "@/kit/time";
import { useLanguage } from "@/words/words";
import styles from "./findings.module.css";
import turns from "./turns.module.css";
import { JotButton } from "./JotButton";
import type { Jot } from "./Parts";
import { clockSpan, minutesOf, namesOn, times, told, turnSaid } from "./said";

interface Props {
  which: Which;
  turning: Turning;
  jot: Jot;
}

export function TurnsPart({ which, turning, jot }: Props) {
  const { words } = useLanguage();
  const said = words.findings.turning;
  return (
    <Card data-part="turning">
      <header className={styles.head}>
        <h2>{said.title}</h2>
        {turning.label !== "" && <span className={styles.soft}>{said.of(turning.label)}</span>}
      </header>
      {turning.turns.length > 0 && (
        <p className={styles.soft} data-level={turning.level}>
          {turning.claim || said.claim}
        </p>
      )}
      {turning.why !== "" && <p className={styles.soft}>{turning.why}</p>}
      <ol className={turns.turns}>
        {turning.turns.map((turn) => (
          <OneTurn key={turn.start} which={which} turning={turning} turn={turn} jot={jot} />
        ))}
      </ol>
    </Card>
  );
}

function OneTurn({
  which,
  turning,
  turn,
  jot,
}: Omit<Props, "turning"> & { turning: Turning; turn: Turn }) {
  const { words, language } = useLanguage();
  const said = words.findings.turning;
  const lanes = [
    [said.onAir, namesOn(turn, "pitch", words)],
    [said.segment, namesOn(turn, "segment", words)],
    [said.host, namesOn(turn, "host", words)],
    [said.pressed, pressed(turn, words.common.listed)],
    [
      said.beside,
      words.common.listed(
        turn.beside
          .filter((one) => one.value !== null)
          .map((one) => `${one.label} ${told(one.value, one.unit, language)}`),
      ),
    ],
  ] as const;
  return (
    <li data-turn={turn.start}>
      <p className={turns.turnHead}>
        <Link
          to="/rooms/$room/shows/$show"
          params={which}
          search={{ at: turn.start }}
          title={said.look}
          className={styles.when}
        >
          {clockSpan(turn.start, turn.end)}
        </Link>
        <b>
          {turning.label} {turn.up ? said.up : said.down}
        </b>
        <span>
          {said.value(
            told(turn.value, turning.unit, language),
            told(turn.usual, turning.unit, language),
          )}
        </span>
        <small>
          {said.far(times(turn.strength))} · {said.lasted(minutesOf(turn.start, turn.end))}
        </small>
        <JotButton
          jot={jot}
          of={clockSpan(turn.start, turn.end)}
          draft={{ problem: turnSaid(turn, turning.label, turning.unit, language, words) }}
        />
      </p>
      {turn.gaps.map((gap) => (
        <p key={`${gap.source} ${gap.start}`} className={styles.soon}>
          {said.gap} · {gap.source} {atClock(gap.start)}–{gap.end === null ? "" : atClock(gap.end)}
        </p>
      ))}
      <dl className={turns.facts}>
        {lanes.map(
          ([name, text]) =>
            text !== "" && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </li>
  );
}

const PRESSES = 5;

/** What was pressed around it, by the second, with a note's own words. */
function pressed(turn: Turn, listed: (parts: readonly string[]) => string): string {
  const all = turn.pressed.map(
    (one) => `${atSecond(one.at)} ${one.label}${one.text === "" ? "" : ` ${one.text}`}`,
  );
  return listed(all.slice(0, PRESSES)) + (all.length > PRESSES ? "…" : "");
}
