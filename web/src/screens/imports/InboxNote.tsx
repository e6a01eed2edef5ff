// What lies in the watched folder and could not be taken: each with its reason.
import { useInbox } from "@/domains/imports/imports";
import { atClock, datedDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import styles from "./imports.module.css";

export function InboxNote() {
  const { words, language } = useLanguage();
  const told = words.imports.inbox;
  const now = useNow(60_000);
  const inbox = useInbox().data;
  if (inbox === undefined || inbox.stuck.length === 0) return null;
  return (
    <section className={styles.said} role="status" data-inbox>
      <b>{told.title(inbox.stuck.length)}</b>
      <ul className={styles.stuck}>
        {inbox.stuck.map((one) => (
          <li key={one.name}>
            {/* Most reasons name the file themselves. */}
            {!one.why.includes(one.name) && <span>{one.name}</span>}
            <span className={styles.soon}>{one.why}</span>
            <span className={styles.soft}>
              {told.since(`${datedDay(one.since, now, language)} ${atClock(one.since)}`)}
            </span>
          </li>
        ))}
      </ul>
      <span className={styles.soft}>{told.why(inbox.folder)}</span>
    </section>
  );
}
