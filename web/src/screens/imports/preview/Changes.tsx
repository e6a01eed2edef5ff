// What storing a file would change in its rooms, and which stored files it overlaps.
import { exactCount } from "@/domains/imports/exact";
import type { Preview } from "@/domains/imports/imports";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { UNKNOWN } from "@/kit/format";
import { datedDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { reachWord } from "../fileWords";
import styles from "./preview.module.css";

export function Changes({
  preview: { changes, overlaps, comparing = false },
}: {
  preview: Preview;
}) {
  const { words, language } = useLanguage();
  const told = words.imports.changes;
  const titleOf = useRoomTitle();
  const now = useNow(60_000);
  const things: Readonly<Record<string, string>> = told.things;
  if (changes.length === 0 && overlaps.length === 0) return null;
  return (
    <section className={styles.part} data-part="changes">
      <h3>{told.title}</h3>
      {comparing && (
        <p className={styles.soft} data-comparing>
          {told.comparing}
        </p>
      )}
      {changes.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{told.room}</th>
                <th>{told.thing}</th>
                <th data-number>{told.new}</th>
                <th data-number>{told.changed}</th>
                <th data-number>{told.same}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((one) => (
                <tr key={`${one.room} ${one.thing}`}>
                  <th scope="row">{titleOf(one.room)}</th>
                  <td>{things[one.thing] ?? told.things.other}</td>
                  <td data-number>{exactCount(one.new)}</td>
                  <td data-number data-strong={one.changed > 0}>
                    {exactCount(one.changed)}
                  </td>
                  <td data-number>{exactCount(one.same)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {overlaps.length > 0 && (
        <>
          <p>{told.overlap(overlaps.length)}</p>
          <ul className={styles.overlaps}>
            {overlaps.map((one) => (
              <li key={one.id}>
                <span title={one.name}>{one.name}</span>
                <small>
                  {reachWord({ first_at: one.first, last_at: one.last }, now, words, language) ??
                    UNKNOWN}
                  {one.stored_at !== null &&
                    ` · ${words.imports.stored.done(datedDay(one.stored_at, now, language))}`}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
