// The shifts a roster would plan, beside what is there, and what of it could not be read.
import { exactCount } from "@/domains/imports/exact";
import type { RosterItem, RosterPlan } from "@/domains/imports/roster";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { atClock, dayKey, onDay } from "@/kit/time";
import { useLanguage } from "@/words/words";
import styles from "./roster.module.css";

export function Planned({ plan }: { plan: RosterPlan }) {
  const { words } = useLanguage();
  const told = words.imports.roster;
  return (
    <>
      <p>
        <b>{told.counts(plan.new, plan.changed, plan.same)}</b>
        {plan.new_hosts.length > 0 && (
          <span className={styles.soft}> {told.newHosts(words.common.listed(plan.new_hosts))}</span>
        )}
      </p>
      {plan.problems.length > 0 && (
        <div className={styles.problems} role="status">
          <b>{told.problems(plan.problems.length)}</b>
          <ul>
            {plan.problems.map((one) => (
              <li key={`${one.row} ${one.column} ${one.text}`}>{one.text}</li>
            ))}
          </ul>
        </div>
      )}
      {plan.items.length > 0 && (
        <table className={styles.items}>
          <thead>
            <tr>
              <th>{told.when}</th>
              <th>{told.room}</th>
              <th>{told.seats}</th>
              <th>{told.state}</th>
            </tr>
          </thead>
          <tbody>
            {plan.items.map((item) => (
              <Line key={`${item.room} ${item.starts_at} ${item.row} ${item.column}`} item={item} />
            ))}
          </tbody>
        </table>
      )}
      {plan.unused.length > 0 && (
        <p className={styles.soft}>
          {words.imports.unusedColumns(exactCount(plan.unused.length))}
          {words.common.listed(plan.unused)}
        </p>
      )}
    </>
  );
}

const seatsOf = (seats: RosterItem["seats"]) =>
  seats.map((seat) => `${seat.duty_label} ${seat.name}`).join(" · ");

function Line({ item }: { item: RosterItem }) {
  const { words, language } = useLanguage();
  const told = words.imports.roster;
  const titleOf = useRoomTitle();
  const span = (from: number, to: number) => {
    const next = dayKey(from) === dayKey(to) ? "" : `${words.review.show.nextDay} `;
    return `${atClock(from)}–${next}${atClock(to)}`;
  };
  return (
    <tr data-status={item.status}>
      <td>
        {onDay(item.starts_at, language)} {span(item.starts_at, item.ends_at)}
      </td>
      <td>{titleOf(item.room)}</td>
      <td>
        {seatsOf(item.seats)}
        {item.before !== null && (
          <small>
            {told.before} {span(item.before.starts_at, item.before.ends_at)}{" "}
            {seatsOf(item.before.seats)}
          </small>
        )}
        {item.overlaps.map((one) => (
          <small key={`${one.name} ${one.starts_at}`} className={styles.soon}>
            {told.clash(one.name, titleOf(one.room), span(one.starts_at, one.ends_at))}
          </small>
        ))}
      </td>
      <td>{told.status[item.status]}</td>
    </tr>
  );
}
