// On which days the money of this show went back, as a small list of bars.
import type { DayRefund } from "@/domains/results/results";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { moneyText } from "./amounts";
import { Exact } from "./Exact";
import styles from "./days.module.css";
import type { Guide } from "./useGuide";

interface Props {
  days: readonly DayRefund[];
  /** Whether of every order it is known what went back: else there may be more. */
  known: boolean;
  guide: Guide;
  /** Opens what went back on a day. */
  open: (day: string) => void;
}

export function RefundDays({ days, known, guide, open }: Props) {
  const told = useWords().results.versions;
  const sum = days.reduce((total, { amount }) => total + amount, 0);
  const most = Math.max(1, ...days.map(({ amount }) => Math.abs(amount)));
  return (
    <section className={styles.days} aria-label={told.days}>
      <h3 title={told.daysHow}>{told.days}</h3>
      {days.length === 0 ? (
        <p className={tone.soft}>{known ? told.daysNone : told.daysUnknown}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard
        <div className={styles.dayList} tabIndex={days.length > 8 ? 0 : -1}>
          {days.map(({ day, amount }) => (
            <p key={day} data-day={day} data-value={amount}>
              <span>{day.slice(5)}</span>
              <i aria-hidden>
                <b style={{ width: `${(Math.abs(amount) / most) * 100}%` }} />
              </i>
              <Exact
                name={`${told.days} ${day}`}
                text={moneyText(amount)}
                tells={[told.daysHow]}
                onOpen={() => open(day)}
              />
            </p>
          ))}
          <p data-whole>
            <span>{known ? told.daysSum : told.daysSumKnown}</span>
            <i aria-hidden />
            <Exact
              name={told.days}
              text={moneyText(sum)}
              tells={[told.daysHow, !known && told.refundedWhy, guide.how("refund_cohort")]}
              onOpen={guide.rows("refund_cohort", sum)}
            />
          </p>
        </div>
      )}
    </section>
  );
}
