// Length against slot; of a loop, one round against its target and how many fit.
import { Popover } from "antd";
import type { Plan, Totals } from "@/domains/rundown/plan";
import { atClock } from "@/kit/time";
import { useLanguage, useWords } from "@/words/words";
import { clockAfter, lengthOf } from "../lengths";
import styles from "./totals.module.css";

export function LengthTotal({ plan, totals }: { plan: Plan; totals: Totals | undefined }) {
  const { words, language } = useLanguage();
  const told = words.rundown;
  if (totals === undefined) return <span className={styles.sum} />;
  if (plan.kind === "linear") {
    const over = totals.over ?? 0;
    return (
      <span className={styles.sum} data-total="length">
        <small>{told.planned}</small>
        <b>
          {lengthOf(totals.planned_ms)} / {lengthOf(totals.slot_ms)}
        </b>
        <em data-late={over > 0}>
          {over > 0
            ? told.over(lengthOf(over))
            : over < 0
              ? told.under(lengthOf(-over))
              : told.onTime}
        </em>
        {totals.ends_at !== null && (
          <small>{told.endsAt(clockAfter(totals.ends_at, plan.slot_start, words, language))}</small>
        )}
      </span>
    );
  }
  const { hour } = totals;
  return (
    <Popover
      trigger={["hover", "click"]}
      placement="bottomLeft"
      content={<Shifts totals={totals} />}
    >
      <button type="button" className={styles.sum} data-total="length">
        <small>{told.round}</small>
        <b>{lengthOf(totals.loop_ms)}</b>
        <em>
          {totals.target_ms === null ? told.noTarget : told.target(lengthOf(totals.target_ms))}
        </em>
        {totals.rounds !== null && <small>{told.rounds(totals.rounds)}</small>}
        {hour !== null && hour.rounds !== null && (
          <small>{told.perHour(hour.rounds, lengthOf(hour.rest_ms))}</small>
        )}
      </button>
    </Popover>
  );
}

/** How many rounds each shift of the roster has. */
function Shifts({ totals }: { totals: Totals }) {
  const words = useWords();
  const told = words.rundown;
  return (
    <div className={styles.popover}>
      <h2>{told.shifts}</h2>
      {totals.shifts.length === 0 && <p className={styles.soft}>{told.noShifts}</p>}
      <table>
        <tbody>
          {totals.shifts.map((shift) => (
            <tr key={`${shift.start} ${shift.hosts}`}>
              <td>{told.shift(`${atClock(shift.start)}–${atClock(shift.end)}`, shift.hosts)}</td>
              <td>
                {shift.rounds === null
                  ? "—"
                  : told.shiftRounds(shift.rounds, lengthOf(shift.rest_ms))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
