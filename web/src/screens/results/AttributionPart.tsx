// By time and by genre, side by side, and the ladder of reasons that leads from one to the other.
import type { Asked } from "@/domains/results/lines";
import type { Attribution, LineSum } from "@/domains/results/results";
import { type Step, stepsOf } from "@/domains/results/ladder";
import { UNKNOWN } from "@/kit/format";
import { Empty } from "@/kit/Empty";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { countText, moneyText, otherMoney, signedMoney } from "./amounts";
import { Exact } from "./Exact";
import styles from "./attribution.module.css";
import table from "./table.module.css";
import { ToImport } from "./ToImport";
import type { Guide } from "./useGuide";

interface Props {
  /** Its sum by time is null where no order of the show was ever told of. */
  attribution: Attribution;
  guide: Guide;
  /** Whether the platform should have said the genres by now. */
  nextDay: boolean;
  /** Opens the lines behind a number. */
  lines: (asked: Asked) => void;
}

const ATTRIBUTION = "attribution";

export function AttributionPart({ attribution, guide, nextDay, lines }: Props) {
  const told = useWords().results.attribution;
  const { by_time: byTime, by_genre: byGenre } = attribution;
  const steps = stepsOf(attribution);
  if (byTime === null) {
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
          lines={lines}
        />
        <One
          name={told.byGenre}
          how={told.byGenreHow}
          sum={byGenre}
          metric="gmv_live"
          guide={guide}
          mark="genre"
          lines={lines}
        />
      </div>
      {byGenre === null ? (
        <div className={styles.ask} data-genre="unknown">
          <b>{nextDay ? told.notSaid : told.notYet}</b>
          <p>{nextDay ? told.notSaidWhy : told.notYetWhy}</p>
          <ToImport />
        </div>
      ) : (
        <Ladder steps={steps} byTime={byTime} byGenre={byGenre} lines={lines} />
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
  mark: "time" | "genre";
  lines: Props["lines"];
}

function One({ name, how, sum, metric, guide, mark, lines }: OneProps) {
  const told = useWords().results.attribution;
  return (
    <div className={styles.one} data-attribution={mark}>
      <h3>{name}</h3>
      <p className={styles.big} data-value={sum?.amount ?? ""}>
        <Exact
          name={name}
          text={sum === null ? UNKNOWN : moneyText(sum.amount)}
          tells={[how, guide.how(metric)]}
          onOpen={sum === null ? undefined : () => lines({ of: ATTRIBUTION, part: mark, name })}
        />
      </p>
      {sum !== null && (
        <p className={tone.soft}>
          {told.counts(countText(sum.orders), countText(sum.lines), countText(sum.pieces))}
        </p>
      )}
      {sum !== null && sum.unknown > 0 && (
        <p className={tone.soon}>{told.unknown(countText(sum.unknown))}</p>
      )}
      {sum?.others.map((other) => (
        <p key={other.cur} className={tone.soon} data-other={other.cur}>
          {told.foreign(countText(other.lines), otherMoney(other.amount, other.cur))}
        </p>
      ))}
    </div>
  );
}

interface LadderProps {
  steps: readonly Step[];
  byTime: LineSum;
  byGenre: LineSum;
  lines: Props["lines"];
}

function Ladder({ steps, byTime, byGenre, lines }: LadderProps) {
  const told = useWords().results.attribution;
  if (steps.length === 0) return <p className={tone.soft}>{told.same}</p>;
  return (
    <table className={table.table} data-ladder aria-label={told.ladder}>
      <tbody>
        <Rung name={told.byTime} sum={byTime} how={told.byTimeHow} />
        {steps.map((step) => (
          <Reason key={step.code ?? "over"} step={step} lines={lines} />
        ))}
        <Rung name={told.byGenre} sum={byGenre} how={told.byGenreHow} />
      </tbody>
    </table>
  );
}

function Reason({ step, lines }: { step: Step; lines: Props["lines"] }) {
  const told = useWords().results.attribution;
  const { code } = step;
  const name = code === null ? told.over : (told.codes[code] ?? step.label);
  const tells = [code === null ? told.overWhy : step.lines < 0 ? told.takes : told.adds];
  const open = code === null ? undefined : () => lines({ of: ATTRIBUTION, part: code, name });
  return (
    <tr data-step={code ?? "over"} data-value={step.amount}>
      <th scope="row">{name}</th>
      <td data-number>
        <Exact
          name={name}
          text={told.lines(countText(Math.abs(step.lines)))}
          tells={tells}
          onOpen={open}
        />
      </td>
      <td data-number>
        <Exact name={name} text={signedMoney(step.amount)} tells={tells} onOpen={open} />
      </td>
    </tr>
  );
}

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
