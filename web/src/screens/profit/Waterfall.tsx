// From net sales to the profit, part by part: what each takes away, on what, and where that is from.
import type { Profit, ProfitPart, ProfitRow, ProfitTerm } from "@/domains/settlement/profit";
import { costText, sumText } from "@/domains/settlement/says";
import { type Bar, waterfallOf } from "@/domains/settlement/waterfall";
import { Card } from "@/kit/Card";
import tone from "@/kit/tone.module.css";
import { useLanguage, useWords } from "@/words/words";
import { dayAndClock } from "../results/dayAndClock";
import { BasisMark } from "./BasisMark";
import { usePart } from "./usePart";
import styles from "./tables.module.css";
import missing from "./missing.module.css";

interface Props {
  profit: Profit;
  row: ProfitRow;
  open: (part: ProfitPart["part"]) => void;
}

export function Waterfall({ profit, row, open }: Props) {
  const told = useWords().profit;
  const named = usePart();
  const { bars, profit: last, zero } = waterfallOf(row.parts, row.profit);
  return (
    <Card data-part="waterfall">
      <h2>{profit.by === "show" ? told.waterfall : told.chosen(row.label)}</h2>
      <table className={styles.waterfall}>
        <colgroup>
          {["part", "value", "bar", "basis", "source"].map((name) => (
            <col key={name} data-column={name} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th>{told.part}</th>
            <th data-number>{told.value}</th>
            <th aria-hidden />
            <th>{told.basis}</th>
            <th>{told.source}</th>
          </tr>
        </thead>
        {row.parts.map((one, at) => (
          <PartRows
            key={one.part}
            part={one}
            name={named(one)}
            terms={row.terms.filter(({ part }) => part === one.part)}
            bar={bars[at]}
            zero={zero}
            open={() => open(one.part)}
          />
        ))}
        <tbody data-whole>
          <tr>
            <th scope="row">{told.net}</th>
            <td data-number>{sumText(row.profit, told)}</td>
            <td data-bar>
              <BarOf bar={last} zero={zero} />
            </td>
          </tr>
        </tbody>
      </table>
    </Card>
  );
}

interface PartProps {
  part: ProfitPart;
  name: string;
  terms: readonly ProfitTerm[];
  bar: Bar | undefined;
  zero: number;
  open: () => void;
}

function PartRows({ part, name, terms, bar, zero, open }: PartProps) {
  const told = useWords().profit;
  const [first, ...others] = terms;
  const text = (range: ProfitTerm["range"]) =>
    part.part === "net_sales" ? sumText(range, told) : costText(range, told);
  const alone = others.length === 0;
  return (
    <tbody data-line={part.part} data-range={`${part.range.low ?? ""}..${part.range.high ?? ""}`}>
      <tr data-first>
        <th scope="row">
          <button type="button" className={styles.opener} onClick={open} title={told.opens}>
            {name}
          </button>
        </th>
        <td data-number>{text(part.range)}</td>
        <td data-bar>{bar !== undefined && <BarOf bar={bar} zero={zero} />}</td>
        {alone && first !== undefined ? <Told term={first} /> : null}
      </tr>
      {!alone &&
        terms.map((term) => (
          <tr key={`${term.basis} ${term.detail}`} data-term={term.basis}>
            <td aria-hidden />
            <td data-number data-soft>
              {term.part === "net_sales" && term.basis === "actual"
                ? sumText(term.range, told)
                : costText(term.range, told)}
            </td>
            <td aria-hidden />
            <Told term={term} />
          </tr>
        ))}
    </tbody>
  );
}

/** What a term rests on and where that is from. */
function Told({ term }: { term: ProfitTerm }) {
  const { words, language } = useLanguage();
  const told = words.profit;
  return (
    <>
      <td data-told>
        <BasisMark basis={term.basis} />
        {term.shared && <span className={tone.badge}>{told.shared}</span>}
        <span className={missing.detail}>{term.detail}</span>
      </td>
      <td data-sources>
        {term.sources.slice(0, 2).map((source) => (
          <p key={source.text}>
            {source.text}
            {source.as_of !== null && <small>{dayAndClock(source.as_of, language)}</small>}
          </p>
        ))}
        {term.sources.length > 2 && <p>{`+${term.sources.length - 2}`}</p>}
      </td>
    </>
  );
}

function BarOf({ bar, zero }: { bar: Bar; zero: number }) {
  const at = ([from, to]: readonly [number, number]) => ({
    left: `${from}%`,
    width: `${Math.max(to - from, 0)}%`,
  });
  return (
    <span className={styles.bars} aria-hidden>
      <i data-zero style={{ left: `${zero}%` }} />
      <i data-perhaps data-open={bar.open} style={at(bar.perhaps)} />
      <i data-certain style={at(bar.certain)} />
    </span>
  );
}
