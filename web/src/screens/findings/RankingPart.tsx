// Which links and rounds brought most and least for a minute of talk.
import type { Ranked, Ranking, Review } from "@/domains/findings/findings";
import { Card } from "@/kit/Card";
import { UNKNOWN } from "@/kit/format";
import { useLanguage, useWords } from "@/words/words";
import styles from "./findings.module.css";
import tables from "./tables.module.css";
import { JotButton } from "./JotButton";
import type { Jot } from "./Parts";
import { spanSaid, yuanText } from "./said";

export function RankingPart({ review, jot }: { review: Review; jot: Jot }) {
  const words = useWords();
  const said = words.findings.ranking;
  return (
    <Card data-part="ranking">
      <header className={styles.head}>
        <h2>{said.title}</h2>
        <span className={styles.soft}>{said.about}</span>
      </header>
      {review.sees_money ? (
        <div className={styles.rankings}>
          <One name={said.links} of={review.links} jot={jot} />
          <One name={said.rounds} of={review.rounds} jot={jot} />
        </div>
      ) : (
        <p className={styles.soft}>{words.findings.hidden}</p>
      )}
    </Card>
  );
}

function One({ name, of, jot }: { name: string; of: Ranking | null; jot: Jot }) {
  const said = useWords().findings.ranking;
  if (of === null || of.ranked === 0) {
    return (
      <div>
        <h3>{name}</h3>
        <p className={styles.soft}>{said.none}</p>
        {of !== null && <Rest of={of} />}
      </div>
    );
  }
  return (
    <div>
      <h3>{name}</h3>
      <table className={tables.table} data-ranking>
        <tbody>
          {of.top.map((row) => (
            <Row key={row.key} row={row} top jot={jot} />
          ))}
          {of.bottom.toReversed().map((row, at) => (
            <Row key={row.key} row={row} top={false} first={at === 0} jot={jot} />
          ))}
        </tbody>
      </table>
      <Rest of={of} />
    </div>
  );
}

function Rest({ of }: { of: Ranking }) {
  const said = useWords().findings.ranking;
  return (
    <>
      {of.short.length > 0 && <p className={styles.soft}>{said.short(of.short.length)}</p>}
      {of.unknown.length > 0 && <p className={styles.soft}>{said.unknown(of.unknown.length)}</p>}
    </>
  );
}

interface RowProps {
  row: Ranked;
  top: boolean;
  /** The first of the lowest: a line stands above it. */
  first?: boolean;
  jot: Jot;
}

function Row({ row, top, first = false, jot }: RowProps) {
  const { words } = useLanguage();
  const said = words.findings.ranking;
  const rate = yuanText(row.per_minute);
  return (
    <tr data-rank={top ? "top" : "bottom"} data-first={first || undefined}>
      <td className={tables.mark}>{top ? said.top : said.bottom}</td>
      <th scope="row">
        {row.label}
        <small>
          {said.talked(
            row.talk_ms === null ? UNKNOWN : spanSaid(row.talk_ms, words),
            row.pieces === null ? UNKNOWN : String(row.pieces),
            yuanText(row.gmv),
          )}
        </small>
      </th>
      <td data-number>
        {rate} <small>{said.perMinute}</small>
      </td>
      <td data-act>
        <JotButton jot={jot} of={row.label} draft={{ problem: said.jot(row.label, rate, top) }} />
      </td>
    </tr>
  );
}
