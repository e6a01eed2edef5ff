// The show in one line: what it sold, against its goal, its own baseline and its plan.
import type { ReactNode } from "react";
import type { HeldTo, Review } from "@/domains/findings/findings";
import { percent, UNKNOWN } from "@/kit/format";
import { useLanguage } from "@/words/words";
import styles from "./against.module.css";
import { clockSpan, signedAs, spanSaid, told } from "./said";

export function AgainstLine({ review }: { review: Review }) {
  const { words, language } = useLanguage();
  const said = words.findings.against;
  const { against } = review;
  return (
    <section className={styles.line} aria-label={said.title} data-part="against">
      <One name={against.label || said.title} mark="value">
        <b className={styles.large}>{told(against.value, against.unit, language)}</b>
        <small>{against.why || against.origin}</small>
      </One>
      {against.goals.length === 0 ? (
        <One name={words.findings.funnel.goal} mark="goal">
          <b>{UNKNOWN}</b>
          <small>{said.noGoal}</small>
        </One>
      ) : (
        against.goals.map((goal) => <Goal key={goal.metric} goal={goal} />)
      )}
      {against.usual === null ? (
        <One name={said.usualNone} mark="usual">
          <b>{UNKNOWN}</b>
          <small>{said.noUsual}</small>
        </One>
      ) : (
        <One name={said.usual(against.usual.name)} mark="usual" n={against.usual.n}>
          <b>
            {signedAs(against.usual.difference, against.usual.unit, language)}
            {against.usual.share !== null && <i>{share(against.usual.share - 1)}</i>}
          </b>
          <small>
            {said.median(
              told(against.usual.against, against.usual.unit, language),
              against.usual.n,
            )}
          </small>
        </One>
      )}
      <Plan review={review} />
    </section>
  );
}

/** A change with its sign: "+3.2%". */
const share = (change: number) => ` ${change > 0 ? "+" : ""}${percent(change)}`;

function One(props: { name: string; mark: string; n?: number; children: ReactNode }) {
  return (
    <p className={styles.one} data-against={props.mark} data-n={props.n}>
      <span>{props.name}</span>
      {props.children}
    </p>
  );
}

function Goal({ goal }: { goal: HeldTo }) {
  const { words, language } = useLanguage();
  const said = words.findings.against;
  return (
    <One name={`${goal.label} ${said.goal(told(goal.against, goal.unit, language))}`} mark="goal">
      <b>{goal.share === null ? UNKNOWN : said.reached(percent(goal.share))}</b>
      <small>
        {goal.difference === null ? said.unknown : signedAs(goal.difference, goal.unit, language)}
      </small>
    </One>
  );
}

/** A minute more or less is on time. */
const ON_TIME_MS = 60_000;
const MISSED = 3;

function Plan({ review }: { review: Review }) {
  const { words } = useLanguage();
  const said = words.findings.against;
  const { plan } = review.against;
  if (plan === null) {
    return (
      <One name={said.plan} mark="plan">
        <b>{UNKNOWN}</b>
        <small>{said.noPlan}</small>
      </One>
    );
  }
  const off = (ms: number, later: (span: string) => string, sooner: (span: string) => string) =>
    Math.abs(ms) < ON_TIME_MS ? "" : (ms > 0 ? later : sooner)(spanSaid(ms, words));
  const times = [
    off(plan.late_ms, said.late, said.early),
    plan.over_ms === null ? "" : off(plan.over_ms, said.over, said.under),
  ].filter((one) => one !== "");
  const missed = plan.missed.filter((one) => one !== "");
  return (
    <One name={`${said.plan} ${clockSpan(plan.start, plan.end)}`} mark="plan">
      <b>{times.length === 0 ? said.onTime : words.common.listed(times)}</b>
      <small>
        {plan.segments > 0 && said.segments(plan.taken, plan.segments)}
        {missed.length > 0 &&
          ` · ${said.missed(words.common.listed(missed.slice(0, MISSED)))}${
            missed.length > MISSED ? said.more(missed.length) : ""
          }`}
      </small>
    </One>
  );
}
