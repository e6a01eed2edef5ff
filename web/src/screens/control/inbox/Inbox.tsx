// One inbox, by deadline: seven rows, each with its Alt key; the others under 其余.
import { useMemo, useState } from "react";
import { MOST_ITEMS } from "@/domains/control/inbox/inbox";
import { useKeys } from "@/kit/keys/Keys";
import { useLatest } from "@/kit/useLatest";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./inbox.module.css";
import { InboxRow } from "./InboxRow";
import { useInbox } from "./useInbox";
import { useSettle } from "./useSettle";

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export function Inbox({ most = MOST_ITEMS }: { most?: number }) {
  const words = useWords();
  const told = words.control.inbox;
  const all = useInbox();
  // "Nothing to do" is said once what there is to do could be known.
  const { byValue } = useDesk();
  const known = byValue !== undefined;
  const settle = useSettle();
  const [whole, setWhole] = useState(false);
  const rest = all.length - most;
  // A list that is no longer over-full closes by itself.
  const open = whole && rest > 0;
  const shown = open ? all : all.slice(0, most);
  const run = useLatest((digit: number) => {
    const found = shown.find((one) => one.no === digit);
    if (found !== undefined) settle(found.item);
  });
  useKeys(
    words.control.keys.title,
    useMemo(
      () => [
        { keys: "Alt+1–9", label: words.control.keys.inbox },
        ...DIGITS.map((digit) => ({
          keys: `Alt+${digit}`,
          label: words.control.keys.inbox,
          once: true,
          quiet: true,
          run: () => run.current(digit),
        })),
      ],
      [words, run],
    ),
  );
  return (
    <section className={styles.inbox} aria-label={told.title} data-inbox-count={all.length}>
      <header className={styles.head}>
        <h2>{told.title}</h2>
        <small>{told.byDeadline}</small>
      </header>
      <ol className={styles.list} data-open={open}>
        {shown.map((one, at) => (
          <InboxRow key={one.item.id} item={one.item} no={one.no} at={at} settle={settle} />
        ))}
        {all.length === 0 && known && <li className={styles.none}>{told.none}</li>}
      </ol>
      <footer className={styles.rest}>
        {rest > 0 && (
          <button type="button" aria-expanded={open} onClick={() => setWhole(!open)}>
            {open ? told.fewer : told.rest(rest)}
          </button>
        )}
      </footer>
    </section>
  );
}
