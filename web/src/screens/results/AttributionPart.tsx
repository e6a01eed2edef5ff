// By time and by genre, side by side, and the ladder of reasons that leads from one to the other.
import type { Attribution, LineSum } from "@/domains/results/results";
import { type Step, stepsOf } from "@/domains/results/ladder";
import { UNKNOWN } from "@/kit/format";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";
import { countText, moneyText, signedMoney } from "./amounts";
import { Exact } from "./Exact";
import styles from "./results.module.css";
import { ToImport } from "./ToImport";
import type { Guide } from "./useGuide";

interface Props {
  /** No order of the show was ever told of. */
  untold: boolean;
  attribution: Attribution;
  guide: Guide;
  /** Whether the platform should have said the genres by now. */
  nextDay: boolean;
}

/** Where a reason has a metric of its own that counts the lines. */
const COUNTED: Readonly<Record<string, string>> = { pending: "genre_pending" };

export function AttributionPart({ untold, attribution, guide, nextDay }: Props) {
  const told = useWords().results.attribution;
  const { by_time: byTime, by_genre: byGenre } = attribution;
  const steps = stepsOf(attribution);
  if (untold) {
    return <Empty small title={told.none} why={told.noneWhy} action={<ToImport />} />;
  }
  return (
    <>
      <div className={styles.two}>
        <One
          name={told.byTime}
          how={told.byTimeHow}
          sum={byTime}
          metric="gmv"
          guide={guide}
          mark="time"
        />
        <One
          name={told.byGenre}
          how={told.byGenreHow}
          sum={byGenre}
          metric="gmv_live"
          guide={guide}
          mark="genre"
        />
      </div>
      {byGenre === null ? (
        <div className={styles.ask} data-genre="unknown">
          <b>{nextDay ? told.notSaid : told.notYet}</b>
          <p>{nextDay ? told.notSaidWhy : told.notYetWhy}</p>
          <ToImport />
        </div>
      ) : (
        <Ladder steps={steps} byTime={byTime} byGenre={byGenre} guide={guide} />
      )}
    </>
  );
}

interface OneProps {
  name: string;
  how: string;
  /** null: the platform has said nothing. */
  sum: LineSum | null;
  metric: string;
  guide: Guide;
  mark: string;
}

function One({ name, how, sum, metric, guide, mark }: OneProps) {
  const told = useWords().results.attribution;
  return (
    <div className={styles.one} data-attribution={mark}>
      <h3>{name}</h3>
      <p className={styles.big} data-value={sum?.amount ?? ""}>
        <Exact
          name={name}
          text={sum === null ? UNKNOWN : moneyText(sum.amount)}
          tells={[how, guide.how(metric)]}
          onOpen={guide.rows(metric, sum?.amount ?? null)}
        />
      </p>
      {sum !== null && (
        <p className={styles.soft}>
          {told.counts(countText(sum.orders), countText(sum.lines), countText(sum.pieces))}
        </p>
      )}
      {sum !== null && sum.unknown > 0 && (
        <p className={styles.soon}>{told.unknown(countText(sum.unknown))}</p>
      )}
      {sum !== null && sum.foreign > 0 && (
        <p className={styles.soon}>{told.foreign(countText(sum.foreign))}</p>
      )}
    </div>
  );
}

interface LadderProps {
  steps: readonly Step[];
  byTime: LineSum;
  byGenre: LineSum;
  guide: Guide;
}

function Ladder({ steps, byTime, byGenre, guide }: LadderProps) {
  const told = useWords().results.attribution;
  if (steps.length === 0) return <p className={styles.soft}>{told.same}</p>;
  return (
    <table className={styles.table} data-ladder aria-label={told.ladder}>
      <tbody>
        <Rung name={told.byTime} sum={byTime} how={told.byTimeHow} />
        {steps.map((step) => (
          <tr key={step.code ?? "over"} data-step={step.code ?? "over"} data-value={step.amount}>
            <th scope="row">
              {step.code === null ? told.over : (told.codes[step.code] ?? step.label)}
            </th>
            <td data-number>
              <Exact
                name={step.code === null ? told.over : (told.codes[step.code] ?? step.label)}
                text={told.lines(countText(Math.abs(step.lines)))}
                tells={[tellsOf(step, told), guide.how(COUNTED[step.code ?? ""])]}
                onOpen={guide.rows(COUNTED[step.code ?? ""], Math.abs(step.lines))}
              />
            </td>
            <td data-number>
              <Exact
                name={step.code === null ? told.over : (told.codes[step.code] ?? step.label)}
                text={signedMoney(step.amount)}
                tells={[tellsOf(step, told)]}
              />
            </td>
          </tr>
        ))}
        <Rung name={told.byGenre} sum={byGenre} how={told.byGenreHow} />
      </tbody>
    </table>
  );
}

const tellsOf = (step: Step, told: { overWhy: string; takes: string; adds: string }) =>
  step.code === null ? told.overWhy : step.lines < 0 ? told.takes : told.adds;

function Rung({ name, sum, how }: { name: string; sum: LineSum; how: string }) {
  const told = useWords().results.attribution;
  return (
    <tr data-whole>
      <th scope="row">{name}</th>
      <td data-number>
        <Exact name={name} text={told.lines(countText(sum.lines))} tells={[how]} />
      </td>
      <td data-number>
        <Exact name={name} text={moneyText(sum.amount)} tells={[how]} />
      </td>
    </tr>
  );
}
