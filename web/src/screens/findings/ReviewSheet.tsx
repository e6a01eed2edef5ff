// The review on paper, one or two A4 pages: stands beside the page and is only printed.
import { createPortal } from "react-dom";
import type { Finding, Ranked, Review } from "@/domains/findings/findings";
import { exactMoney } from "@/domains/imports/exact";
import { percent, UNKNOWN } from "@/kit/format";
import { atClock, onDay, shortDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import { clockSpan, namesOn, signed, signedAs, spanSaid, times, told, yuanText } from "./said";
import styles from "./sheet.module.css";

export function ReviewSheet({ title, review }: { title: string; review: Review }) {
  const { words, language } = useLanguage();
  const now = useNow(60_000);
  const said = words.findings;
  return createPortal(
    <article className={styles.sheet} data-sheet="findings">
      <header>
        <h1>{`${title} · ${said.title}`}</h1>
        <p>
          {review.title} · {onDay(review.start, language)} {atClock(review.start)}
          {review.end === null ? "" : `–${atClock(review.end)}`}
        </p>
      </header>
      <p className={styles.sentence}>
        <small>{said.sheet.conclusion}</small> {review.sentence || said.sheet.noConclusion}
      </p>
      <Line review={review} />
      <Funnel review={review} />
      <Turns review={review} />
      <Ranks review={review} />
      {review.promises.length > 0 && (
        <section>
          <h2>{said.promises.title}</h2>
          <ul>
            {review.promises.map((one) => (
              <li key={`${one.press} ${one.text}`}>
                {atClock(one.at)} {one.text} {one.by}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Findings title={said.list.carried(review.carried.length)} findings={review.carried} />
      <Findings title={said.list.title} findings={review.findings} />
      <footer>
        {said.sheet.signs} {said.sheet.made(`${onDay(now, language)} ${atClock(now)}`)}
      </footer>
    </article>,
    document.body,
  );
}

function Line({ review: { against } }: { review: Review }) {
  const { words, language } = useLanguage();
  const said = words.findings.against;
  const { usual, plan } = against;
  const parts = [
    `${against.label || said.title} ${told(against.value, against.unit, language)}`,
    ...against.goals.map(
      (goal) =>
        `${goal.label} ${said.goal(told(goal.against, goal.unit, language))} ${
          goal.share === null ? said.unknown : said.reached(percent(goal.share))
        }`,
    ),
    usual === null
      ? said.noUsual
      : `${said.usual(usual.name)} ${signedAs(usual.difference, usual.unit, language)}（${said.median(
          told(usual.against, usual.unit, language),
          usual.n,
        )}）`,
    plan === null
      ? said.noPlan
      : `${said.planned(clockSpan(plan.start, plan.end))}，${said.segments(plan.taken, plan.segments)}`,
  ];
  return <p className={styles.line}>{parts.join(" · ")}</p>;
}

function Funnel({ review }: { review: Review }) {
  const { words, language } = useLanguage();
  const said = words.findings.funnel;
  const { funnel } = review;
  if (funnel === null) return null;
  const rate = (value: number | null | undefined, unit: string) =>
    value === undefined ? UNKNOWN : told(value, unit, language);
  return (
    <section>
      <h2>{said.title}</h2>
      <p>{said.label(funnel.against_label, funnel.origin_label)}</p>
      <table>
        <thead>
          <tr>
            <th>{said.step}</th>
            <th>{said.before}</th>
            <th>{said.now}</th>
            <th>{said.part}</th>
            <th>{said.range}</th>
          </tr>
        </thead>
        <tbody>
          {funnel.steps.map((step) => (
            <tr key={step.kind}>
              <td>{step.label}</td>
              <td>{rate(step.before?.value, step.unit)}</td>
              <td>{rate(step.now?.value, step.unit)}</td>
              <td>{signed(step.part)}</td>
              <td>{step.usual === null ? "" : step.usual ? said.usual : said.unusual}</td>
            </tr>
          ))}
          <tr>
            <td>{said.whole}</td>
            <td>{exactMoney(funnel.before)}</td>
            <td>{exactMoney(funnel.now)}</td>
            <td>{signed(funnel.difference)}</td>
            <td>{UNKNOWN}</td>
          </tr>
        </tbody>
      </table>
      {funnel.absent.map((one) => (
        <p key={one.kind}>
          {one.label}：{one.why}
        </p>
      ))}
      {funnel.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </section>
  );
}

function Turns({ review: { turning } }: { review: Review }) {
  const { words, language } = useLanguage();
  const said = words.findings.turning;
  return (
    <section>
      <h2>{said.title}</h2>
      <p>{turning.why || `${said.of(turning.label)}。${turning.claim || said.claim}`}</p>
      <ol>
        {turning.turns.map((turn) => {
          const facts = [
            [said.onAir, namesOn(turn, "pitch", words)],
            [said.host, namesOn(turn, "host", words)],
            [
              said.pressed,
              words.common.listed(
                turn.pressed.map(({ at, label, text }) => `${atClock(at)} ${label} ${text}`.trim()),
              ),
            ],
          ].filter(([, text]) => text !== "");
          return (
            <li key={turn.start}>
              <b>
                {clockSpan(turn.start, turn.end)} {turning.label} {turn.up ? said.up : said.down}
              </b>{" "}
              {said.value(
                told(turn.value, turning.unit, language),
                told(turn.usual, turning.unit, language),
              )}
              （{said.far(times(turn.strength))}）
              {facts.map(([name, text]) => ` · ${name ?? ""} ${text ?? ""}`).join("")}
              {turn.gaps.length > 0 && ` · ${said.gap}`}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Ranks({ review }: { review: Review }) {
  const words = useWords();
  const said = words.findings.ranking;
  const row = (one: Ranked) =>
    `${one.label} ${yuanText(one.per_minute)}（${one.talk_ms === null ? UNKNOWN : spanSaid(one.talk_ms, words)}）`;
  const shown = [
    [said.links, review.links],
    [said.rounds, review.rounds],
  ] as const;
  if (shown.every(([, of]) => of === null || of.ranked === 0)) return null;
  return (
    <section>
      <h2>
        {said.title}{" "}
        <small>
          {said.about}，{said.perMinute}
        </small>
      </h2>
      {shown.map(
        ([name, of]) =>
          of !== null &&
          of.ranked > 0 && (
            <p key={name}>
              {name} · {said.top} {words.common.listed(of.top.map(row))}
              {of.bottom.length > 0 &&
                ` · ${said.bottom} ${words.common.listed(of.bottom.map(row))}`}
            </p>
          ),
      )}
    </section>
  );
}

function Findings({ title, findings }: { title: string; findings: readonly Finding[] }) {
  const { words, language } = useLanguage();
  const said = words.findings.list;
  if (findings.length === 0) return null;
  return (
    <section className={styles.long}>
      <table>
        <thead>
          <tr>
            <th>{title}</th>
            <th>{said.improvement}</th>
            <th>{said.owner}</th>
            <th>{said.deadline}</th>
            <th>{said.metric}</th>
            <th>{said.state}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((one) => (
            <tr key={one.id}>
              <td>{one.problem}</td>
              <td>{[one.improvement, one.plan].filter((text) => text !== "").join(" → ")}</td>
              <td>{one.owner_name}</td>
              <td>
                {one.deadline !== null && shortDay(Date.parse(`${one.deadline}T04:00Z`), language)}
              </td>
              <td>
                {one.metric !== "" &&
                  said.verifies(
                    one.metric_label,
                    said.directions[one.direction ?? "at_least"],
                    one.hidden ? UNKNOWN : told(one.wanted, one.unit, language),
                    one.verify_shows,
                  )}
              </td>
              <td>{one.state_label}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
