// One thing to do: how urgent, until when, what it is, and the one press that settles it.
import type { CSSProperties } from "react";
import { useRoomNow } from "@/domains/control/live";
import type { InboxItem } from "@/domains/control/inbox/items";
import { length } from "@/kit/format";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./inbox.module.css";
import { actionWord, itemWords } from "./itemWords";
import { useMaySettle } from "./useSettle";

interface Props {
  item: InboxItem;
  no: number | null;
  /** Its place in the list. Rows change places by moving, which pushes nothing aside. */
  at: number;
  settle: (item: InboxItem) => void;
}

const SIGNS = { now: "‼", soon: "▲", calm: "·" } as const;

export function InboxRow({ item, no, at, settle }: Props) {
  const { room } = useDesk();
  const words = useWords();
  const now = useRoomNow(room);
  const text = itemWords(item, words, now);
  const may = useMaySettle()(item);
  return (
    <li
      className={styles.row}
      style={{ "--at": at } as CSSProperties}
      data-inbox={item.kind}
      data-inbox-id={item.id}
      data-urgency={item.urgency}
      title={text}
    >
      <span className={styles.sign} aria-hidden>
        {SIGNS[item.urgency]}
      </span>
      <time className={styles.due}>
        {item.due === null ? "" : length(Math.round((item.due - now) / 1_000))}
      </time>
      <span className={styles.text}>{text}</span>
      <button
        type="button"
        className={styles.act}
        disabled={!may}
        title={may ? undefined : words.control.inbox.mayNot}
        onClick={() => settle(item)}
      >
        {no !== null && <kbd>{no}</kbd>}
        {actionWord(item, words)}
      </button>
    </li>
  );
}
