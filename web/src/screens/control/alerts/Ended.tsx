// The alerts that ended last: how, and by whom.
import { type Alert, REASONS } from "@/domains/control/alerts";
import { useUsers } from "@/domains/people/people";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import styles from "./alerts.module.css";
import { ProveButton } from "./ProveButton";

/** Name of whoever pressed, "" where it was the system or is not known. */
export function useNamed(): (by: string | null) => string {
  const users = useUsers(false);
  return (by) => (users.data ?? []).find((user) => `user:${user.id}` === by)?.name ?? "";
}

export function Ended({ closed }: { closed: readonly Alert[] }) {
  const told = useWords().control.alerts;
  const named = useNamed();
  if (closed.length === 0) return null;
  const how = ({ closed: end }: Alert) => {
    const reason = REASONS.find((one) => one === end?.reason);
    if (reason !== undefined) return told.reasons[reason];
    return end?.by === "system" ? told.itself : told.correct;
  };
  return (
    <section className={styles.ended}>
      <h3>{told.ended}</h3>
      <ol>
        {closed.toReversed().map((one) => (
          <li
            key={one.id}
            data-ended-alert={one.id}
            data-how={one.closed?.reason ?? one.closed?.how}
          >
            <time>{one.closed === null ? "" : atSecond(one.closed.ts)}</time>
            <span className={styles.text} title={one.text}>
              {one.text}
            </span>
            {one.closed?.reason === "proved" && <ProveButton alert={one} />}
            <small>{told.endedBy(how(one), named(one.closed?.by ?? null))}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
