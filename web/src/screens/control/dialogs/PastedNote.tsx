// What a pasted block filled, what it could not, and what belongs to no box.
import type { Shapes } from "@/api/client";
import type { Box } from "@/domains/control/readings";
import { useWords } from "@/words/words";
import type { FromChat } from "./chat";
import styles from "./dialogs.module.css";

interface Props {
  pasted: Shapes["PastedOut"];
  /** What was read out of a chat's own wording. */
  chat: readonly FromChat[];
  boxes: readonly Box[];
}

export function PastedNote({ pasted, chat, boxes }: Props) {
  const words = useWords();
  const told = words.control.reading;
  const filled = pasted.boxes.filter((box) => box.value !== null).length + chat.length;
  const kept = pasted.kept.filter(
    (one) => !chat.some((taken) => taken.label === one.label && taken.text === one.text),
  );
  const name = (id: string) => boxes.find((box) => box.id === id)?.zh ?? id;
  return (
    <div data-pasted={filled}>
      <p>{told.filled(filled)}</p>
      {chat.length > 0 && (
        <p className={styles.soon}>
          {words.bulletin.chat(
            chat.map((one) => words.bulletin.chatOne(one.label, one.text, name(one.id))),
          )}
        </p>
      )}
      {pasted.problems.length > 0 && (
        <ul className={styles.problems}>
          {pasted.problems.map((problem) => (
            <li key={problem.text}>{problem.text}</li>
          ))}
        </ul>
      )}
      {kept.length > 0 && (
        <p className={styles.soft}>
          {told.kept(kept.map((one) => `${one.label} ${one.text}`.trim()))}
        </p>
      )}
    </div>
  );
}
