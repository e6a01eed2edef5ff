// One metric of the reconciliation: both values, what lies between, and how it stands.
import { Popover } from "antd";
import {
  type Chip,
  chipsOf,
  type Definition,
  differenceBy,
  oursBy,
  type Verdict,
  verdictOf,
} from "@/domains/results/reconcile";
import type { Asked } from "@/domains/results/lines";
import type { Reconciled } from "@/domains/results/results";
import tone from "@/kit/tone.module.css";
import { useStory } from "@/kit/useStory";
import { useLanguage, useWords } from "@/words/words";
import { countText, rowSaid, rowSigned, rowText } from "./amounts";
import { dayAndClock } from "./dayAndClock";
import { Exact } from "./Exact";
import table from "./reconcile.module.css";
import styles from "./exact.module.css";
import type { Guide } from "./useGuide";

interface Props {
  row: Reconciled;
  by: Definition;
  cur: string;
  /** The platform says genres tomorrow: the orders are imported again then. */
  tomorrow: boolean;
  guide: Guide;
  sourceName: (source: string) => string;
  /** Opens the lines behind a number. */
  lines: (asked: Asked) => void;
}

export function ReconcileRow({ row, by, cur, tomorrow, guide, sourceName, lines }: Props) {
  const { words, language } = useLanguage();
  const told = words.results.reconcile;
  const [ours, difference] = [oursBy(row, by), differenceBy(row, by)];
  const counted = guide.counted(row.name)?.id;
  const reported = guide.reported(row.name)?.id;
  const name =
    language === "zh" ? row.label : (guide.called(counted ?? reported ?? "") ?? row.label);
  const verdict = verdictOf(row);
  const chips = chipsOf(row, by);
  const from = sourceName(row.source);
  const asOf = told.asOf(dayAndClock(row.as_of, language));
  const unknown =
    ours === null && (guide.why(counted) ?? (by === "ours" ? told.unknownText : told.sameNone));
  return (
    <tr data-metric={row.name} data-verdict={verdict.kind}>
      <th scope="row">{name}</th>
      <td
        data-number
        data-label={by === "ours" ? told.ours : told.oursSame}
        data-value={ours ?? ""}
      >
        <Exact
          name={`${name} · ${by === "ours" ? told.ours : told.oursSame}`}
          text={rowText(row, ours)}
          tells={[
            ours !== null && (by === "ours" ? told.oursHow : told.sameHow),
            unknown,
            guide.how(counted),
          ]}
          onOpen={
            row.by_lines && ours !== null
              ? () => lines({ of: row.name, part: by === "ours" ? "ours" : "same", name })
              : by === "ours"
                ? guide.rows(counted, ours)
                : undefined
          }
        />
      </td>
      <td data-number data-label={told.theirs} data-value={row.theirs}>
        <Exact
          name={`${name} · ${told.theirs}`}
          text={rowText(row, row.theirs)}
          tells={[told.theirsHow, `${from} ${asOf}`, guide.how(reported)]}
        />
      </td>
      <td data-number data-label={told.difference} data-value={difference ?? ""}>
        <Exact
          name={`${name} · ${told.difference}`}
          text={rowSigned(row, difference)}
          tells={[told.differenceHow(rowText(row, row.theirs), rowText(row, ours)), unknown]}
        />
      </td>
      <td data-cell="parts">
        {chips.length > 0 && (
          <span className={table.chips}>
            {chips.map((chip) => (
              <Reason
                key={`${chip.reason} ${chip.code ?? ""} ${chip.text}`}
                chip={chip}
                row={row}
                name={name}
                lines={lines}
              />
            ))}
          </span>
        )}
      </td>
      <td data-cell="verdict">
        <Said verdict={verdict} row={row} cur={cur} tomorrow={tomorrow} />
      </td>
      <td data-cell="source">
        {from} <small>· {dayAndClock(row.as_of, language)}</small>
      </td>
    </tr>
  );
}

interface ReasonProps {
  chip: Chip;
  row: Reconciled;
  name: string;
  lines: Props["lines"];
}

function Reason({ chip, row, name, lines }: ReasonProps) {
  const told = useWords().results.reconcile;
  const own = { open: told.open, unexplained: told.unexplained }[chip.reason];
  const text = { open: told.openText, unexplained: told.unexplainedText }[chip.reason] ?? chip.text;
  const label = own ?? told.reasons[chip.reason] ?? chip.label;
  const value = chip.value === null ? "" : rowSigned(row, chip.value);
  const story = (
    <div className={styles.story}>
      <h2>{label}</h2>
      <p>{text}</p>
      {chip.lines > 0 && <p>{told.ofLines(countText(chip.lines))}</p>}
      {chip.code !== null && <p>{told.opens}</p>}
    </div>
  );
  const { code } = chip;
  const note = code === "open" ? { note: told.openLines(value) } : {};
  const open =
    code === null
      ? undefined
      : () => lines({ of: row.name, part: code, name: `${name} · ${label}`, ...note });
  const { popover, target } = useStory(open);
  return (
    <Popover content={story} {...popover}>
      <button
        type="button"
        className={table.chip}
        data-reason={chip.reason}
        data-opens={code ?? undefined}
        data-value={chip.value ?? ""}
        {...target}
      >
        {label} {value !== "" && <b>{value}</b>}
      </button>
    </Popover>
  );
}

interface SaidProps {
  verdict: Verdict;
  row: Reconciled;
  cur: string;
  tomorrow: boolean;
}

function Said({ verdict, row, cur, tomorrow }: SaidProps) {
  const told = useWords().results.reconcile;
  const said = (value: number) => rowSaid(row, value, cur);
  switch (verdict.kind) {
    case "agrees":
      return <b>{told.agrees} ✓</b>;
    case "off":
      return <b>{told.off(said(verdict.by))}</b>;
    case "unborne":
      return <span className={tone.soft}>{told.unborne(countText(verdict.lines))}</span>;
    case "unknown":
      return <span className={tone.soft}>{told.unknown}</span>;
    case "open":
      return (
        <>
          <b>{told.pending}</b>{" "}
          <span className={tone.soft}>
            {told.pendingSaid(
              said(verdict.by),
              countText(verdict.lines),
              verdict.outside === 0 ? "" : countText(verdict.outside),
              said(verdict.bound),
              tomorrow,
            )}
          </span>
        </>
      );
  }
}
