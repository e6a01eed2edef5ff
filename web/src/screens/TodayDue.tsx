// What compliance waits for: appeals that end, proofs that end. Nothing when nothing does.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { standingOf } from "@/domains/evidence/ending";
import { useEvidence } from "@/domains/evidence/evidence";
import { appealsOfTheWeek, appealStanding, hoursLeft } from "@/domains/violations/appealClock";
import { useViolations } from "@/domains/violations/violations";
import { atClock, shortDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import styles from "./Today.module.css";

/** More stand on their own page. */
const MOST = 3;

export function TodayDue({ now }: { now: number }) {
  const { words, language } = useLanguage();
  const told = words.violations;
  const due = appealsOfTheWeek(useViolations().data ?? [], now);
  const ending = (useEvidence(false).data ?? []).filter((row) =>
    ["ended", "soon"].includes(standingOf(row, now)),
  ).length;
  if (due.length === 0 && ending === 0) return null;
  return (
    <section data-part="compliance-due">
      <h2>{told.today}</h2>
      {due.slice(0, MOST).map((row) => {
        const until = row.appeal_until ?? now;
        return (
          <article key={row.id} className={styles.card} data-appeal-due={row.id}>
            <div className={styles.whenShow}>
              <b className={appealStanding(row, now) === "near" ? tone.soon : undefined}>
                {told.left(hoursLeft(until, now))}
              </b>
              <small>
                {shortDay(until, language)} {atClock(until)}
              </small>
            </div>
            <div className={styles.what}>
              <p>
                <b>{told.appeal}</b> {row.clause}
              </p>
            </div>
            <Link to="/violations">
              <Button>{told.look}</Button>
            </Link>
          </article>
        );
      })}
      {ending > 0 && (
        <article className={styles.card} data-ending={ending}>
          <div className={styles.what}>
            <p>{told.endsSoon(ending)}</p>
          </div>
          <Link to="/evidence">
            <Button>{told.look}</Button>
          </Link>
        </article>
      )}
    </section>
  );
}
