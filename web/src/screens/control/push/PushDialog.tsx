// One line for the host: Enter pushes it, ↑ brings back the last one.
import { Input, Segmented } from "antd";
import { type KeyboardEvent, useState } from "react";
import { lengthOf, MOST_OF, type PushKind } from "@/domains/prompter/parts";
import { composing } from "@/kit/keys/chord";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { DeskModal } from "../dialogs/DeskModal";
import styles from "../dialogs/dialogs.module.css";
import { usePush } from "./usePush";

const KINDS: readonly PushKind[] = ["note", "correction", "phrase"];
/** 0: until somebody takes it down. */
const SECONDS = [15, 30, 60, 0] as const;

export function PushDialog() {
  const { close } = useDesk();
  const told = useWords().prompter.desk;
  const pushing = usePush();
  const once = useOnce();
  const [text, setText] = useState("");
  const [kind, setKind] = useState<PushKind>("note");
  const [secs, setSecs] = useState<number>(30);
  /** How far back ↑ has gone; 0: not at all. */
  const [back, setBack] = useState(0);
  const line = text.trim();
  const left = MOST_OF[kind] - lengthOf(line);
  const ready = line !== "" && left >= 0 && pushing.may;
  const go = () => {
    if (!ready) return;
    once(() => {
      close();
      void pushing.push({ text: line, kind, secs: secs === 0 ? null : secs });
    });
  };
  const recall = (to: number) => {
    const found = pushing.last.at(-to);
    if (to < 0 || (to > 0 && found === undefined)) return;
    setBack(to);
    setText(to === 0 ? "" : (found?.text ?? ""));
    if (found !== undefined && to > 0) setKind(found.kind);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Enter") go();
    else if (event.key === "ArrowUp") recall(back + 1);
    else if (event.key === "ArrowDown") recall(back - 1);
    else if (event.key === "F6") close();
    else return;
    event.preventDefault();
  };
  return (
    <DeskModal title={told.title} ok={{ text: told.push, run: go, disabled: !ready }} width={560}>
      <div className={styles.stack}>
        <Input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type
          autoFocus
          size="large"
          aria-label={told.title}
          placeholder={told.hint}
          value={text}
          status={left < 0 ? "error" : ""}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keyDown}
          data-push-text=""
        />
        <p className={left < 0 ? styles.soon : styles.soft} data-push-left={left}>
          {told.left(left)}
          {pushing.last.length > 0 && ` · ${told.recall}`}
        </p>
        <div className={styles.row}>
          <Segmented
            value={kind}
            options={KINDS.map((one) => ({ value: one, label: told.kinds[one] }))}
            onChange={setKind}
          />
          <span className={styles.soft}>{told.stands}</span>
          <Segmented
            value={secs}
            options={SECONDS.map((one) => ({
              value: one,
              label: one === 0 ? told.forever : told.seconds(one),
            }))}
            onChange={setSecs}
          />
        </div>
      </div>
    </DeskModal>
  );
}
