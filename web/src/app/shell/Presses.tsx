// Presses that no server has answered yet: 未记录, visible from every page.
import { App, Button, Popover } from "antd";
import { useEffect } from "react";
import { sentence } from "@/api/refusal";
import { atSecond } from "@/kit/time";
import { useCommands } from "@/live/Live";
import { useWords } from "@/words/words";
import styles from "./Shell.module.css";

export function Presses({ user }: { user: number }) {
  const { open, commands } = useCommands();
  const words = useWords();
  const { message } = App.useApp();
  // A page tells its own refusals at once; what was refused late has nobody else to tell it.
  useEffect(
    () =>
      commands.onOutcome((press, outcome) => {
        if (outcome.kind !== "refused" || press.state !== "unrecorded") return;
        message.warning(`${press.label} · ${sentence(outcome.refusal, words)}`, 10);
      }),
    [commands, message, words],
  );
  const unrecorded = open.filter((press) => press.state === "unrecorded");
  if (unrecorded.length === 0) return null;
  const list = (
    <div className={styles.popover}>
      <p>{words.presses.explain}</p>
      <ul className={styles.lines}>
        {unrecorded.map((press) => (
          <li key={press.id}>
            <span>
              {`${atSecond(press.pressedAt)} ${press.room} ${press.label} · `}
              {press.user === user ? words.presses.tries(press.tries) : words.presses.waitsFor}
            </span>
            <Button size="small" onClick={() => commands.giveUp(press.id)}>
              {words.presses.giveUp}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <button type="button" className={styles.unrecorded}>
        {words.presses.some(unrecorded.length)}
      </button>
    </Popover>
  );
}
