// From what it is compared with to this show, step by step: the parts add up to the fen.
import { Select, Tooltip } from "antd";
import { barsOf, type Bar } from "@/domains/findings/bars";
import type { Draft } from "@/domains/findings/draft";
import type { Funnel, FunnelStep, Review } from "@/domains/findings/findings";
import { writeWanted } from "@/domains/findings/wanted";
import { useShows, type Which } from "@/domains/review/shows";
import { exactMoney } from "@/domains/imports/exact";
import { Card } from "@/kit/Card";
import { shortDay } from "@/kit/time";
import { UNKNOWN } from "@/kit/format";
import { useLanguage, useWords } from "@/words/words";
import styles from "./findings.module.css";
import tables from "./tables.module.css";
import { JotButton } from "./JotButton";
import type { Jot } from "./Parts";
import { signed, times, told } from "./said";

export interface Comparing {
  against: string;
  setAgainst: (against: string) => void;
  /** Another comparison was asked for and is not here yet. */
  stale: boolean;
}

interface Props {
  which: Which;
  review: Review;
  comparing: Comparing;
  jot: Jot;
}

const EARLIER = 12;
/** Compared with the mean of several shows; the first line tells of their median. */
const MEANS: readonly Funnel["against"][] = ["slot", "room"];

export function FunnelPart({ which, review, comparing, jot }: Props) {
  const { words, language } = useLanguage();
  const said = words.findings.funnel;
  const earlier = (useShows(which.room).data ?? [])
    .filter((one) => one.start < review.start && one.end !== null)
    .slice(0, EARLIER);
  return (
    <Card data-part="funnel" aria-busy={comparing.stale}>
      <header className={styles.head}>
        <h2>{said.title}</h2>
        {review.sees_money && (
          <Select
            size="small"
            variant="borderless"
            aria-label={said.against}
            value={comparing.against}
            onChange={comparing.setAgainst}
            popupMatchSelectWidth={false}
            options={[
              { value: "", label: said.auto },
              { value: "last", label: said.last },
              { value: "goal", label: said.goal },
              ...earlier.map((one) => ({
                value: one.id,
                label: said.show(shortDay(one.start, language), one.title),
              })),
            ]}
          />
        )}
      </header>
      {review.funnel === null ? (
        <p className={styles.soft}>
          {review.sees_money ? review.why_no_funnel : words.findings.hidden}
        </p>
      ) : (
        <Steps
          funnel={review.funnel}
          // Two baselines on one page: without a word people would fight over the two numbers.
          twice={review.against.usual !== null && MEANS.includes(review.funnel.against)}
          jot={jot}
        />
      )}
    </Card>
  );
}

function Steps({ funnel, twice, jot }: { funnel: Funnel; twice: boolean; jot: Jot }) {
  const said = useWords().findings.funnel;
  const bars = barsOf(funnel.steps);
  return (
    <>
      <p className={styles.soft}>{said.label(funnel.against_label, funnel.origin_label)}</p>
      <table className={tables.table} data-funnel>
        <thead>
          <tr>
            <th scope="col">{said.step}</th>
            <th scope="col" data-number>
              {said.before}
            </th>
            <th scope="col" data-number>
              {said.now}
            </th>
            <th scope="col" data-bar aria-hidden />
            <th scope="col" data-number>
              {said.part}
            </th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {funnel.steps.map((step, at) => (
            <StepRow key={step.kind} step={step} bar={bars[at]} jot={jot} />
          ))}
          <tr data-whole data-value={funnel.difference}>
            <th scope="row">{said.whole}</th>
            <td data-number>{exactMoney(funnel.before)}</td>
            <td data-number>{exactMoney(funnel.now)}</td>
            <td data-number colSpan={2}>
              {signed(funnel.difference)}
            </td>
            <td aria-hidden />
          </tr>
          {funnel.absent.map((one) => (
            <tr key={one.kind} data-absent={one.kind}>
              <th scope="row">{one.label}</th>
              <td colSpan={5} className={styles.soft}>
                {one.why}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {funnel.steps.length > 0 && (
        <p className={styles.soft}>
          {said.adds} {twice && said.twice}
        </p>
      )}
      {funnel.notes.map((note) => (
        <p key={note} className={styles.soft}>
          {note}
        </p>
      ))}
    </>
  );
}

function StepRow({ step, bar, jot }: { step: FunnelStep; bar: Bar | undefined; jot: Jot }) {
  const { words, language } = useLanguage();
  const said = words.findings.funnel;
  const [before, now] = [step.before, step.now].map((one) =>
    one ? told(one.value, step.unit, language) : UNKNOWN,
  );
  const tells = [
    step.usual === null ? "" : step.usual ? said.usual : said.unusual,
    step.limit === null ? "" : said.usualHow(exactMoney(step.limit)),
    step.strength === null ? "" : said.strength(times(step.strength)),
  ].filter((one) => one !== "");
  return (
    <tr data-step={step.kind} data-value={step.part} data-usual={step.usual ?? undefined}>
      <th scope="row">{step.label}</th>
      <td data-number>{before}</td>
      <td data-number>{now}</td>
      <td data-bar>
        <Tooltip title={tells.length === 0 ? undefined : tells.join("")}>
          <span
            className={tables.track}
            role="img"
            aria-label={tells.join("") || signed(step.part)}
          >
            {bar?.usual !== null && bar !== undefined && (
              <i
                className={tables.usual}
                style={{ left: `${50 - bar.usual}%`, width: `${2 * bar.usual}%` }}
              />
            )}
            {bar !== undefined && (
              <i className={tables.bar} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
            )}
          </span>
        </Tooltip>
      </td>
      <td data-number>
        {signed(step.part)}
        {step.usual === false && <small className={styles.soon}>{said.unusual}</small>}
      </td>
      <td data-act>
        <JotButton
          jot={jot}
          of={step.label}
          draft={draftOf(step, said.jot(step.label, before ?? UNKNOWN, now ?? UNKNOWN))}
        />
      </td>
    </tr>
  );
}

/** What a rate fell from is what it shall come back to: a beginning, to be written over. */
function draftOf(step: FunnelStep, problem: string): Partial<Draft> {
  const before = step.before?.value ?? null;
  if (step.metric === null || before === null || step.part >= 0) return { problem };
  const rounded = step.unit === "ratio" ? Number(before.toPrecision(3)) : Math.round(before);
  return { problem, metric: step.metric, wanted: writeWanted(rounded, step.unit) };
}
