// Something wrong was said and a person heard it: Enter marks it, with words or without.
import { Input } from "antd";
import { type KeyboardEvent, useState } from "react";
import { MOST_LINE } from "@/domains/control/alerts";
import { composing } from "@/kit/keys/chord";
import { atSecond } from "@/kit/time";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { DeskModal } from "../dialogs/DeskModal";
import styles from "../dialogs/dialogs.module.css";
import { useAlertActs } from "./useAlertActs";

export function WrongWordDialog({ at }: { at: number }) {
  const { close } = useDesk();
  const acts = useAlertActs();
  const told = useWords().control.alerts.wrong;
  const once = useOnce();
  const [text, setText] = useState("");
  const [say, setSay] = useState("");
  const go = () =>
    once(() => {
      close();
      acts.mark(text.trim(), say.trim(), at);
    });
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent) || event.key !== "Enter") return;
    event.preventDefault();
    go();
  };
  return (
    <DeskModal title={told.title} ok={{ text: told.record, run: go }}>
      <div className={styles.stack}>
        <p className={styles.soft}>{told.at(atSecond(at))}</p>
        <Input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type
          autoFocus
          maxLength={120}
          aria-label={told.what}
          placeholder={told.what}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keyDown}
          data-wrong-text=""
        />
        <Input
          maxLength={MOST_LINE}
          aria-label={told.say(MOST_LINE)}
          placeholder={told.say(MOST_LINE)}
          value={say}
          onChange={(event) => setSay(event.target.value)}
          onKeyDown={keyDown}
          data-wrong-say=""
        />
      </div>
    </DeskModal>
  );
}
