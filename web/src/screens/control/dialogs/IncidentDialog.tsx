// The incident is recorded; here is said what it was, and that it is over.
import { Button, Input } from "antd";
import { useState } from "react";
import { useRoomNow } from "@/domains/control/live";
import { useMay } from "@/domains/people/me";
import { length } from "@/kit/format";
import { composing } from "@/kit/keys/chord";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";

export function IncidentDialog({ press }: { press: string }) {
  const { room, presses, close, settleHere } = useDesk();
  const acts = useActs();
  const may = useMay();
  const told = useWords().control.incident;
  const now = useRoomNow(room);
  const [text, setText] = useState("");
  const recorded = presses.find((one) => one.id === press);
  const say = (words: string) => {
    if (words.trim() === "") return;
    setText("");
    void acts.note(words.trim(), { incident_of: press });
  };
  const said = presses.filter((one) => one.x["incident_of"] === press);
  const over = () => {
    close();
    settleHere(press);
    if (may("run.handover")) void acts.acknowledge(press, told.over);
    else void acts.note(told.over, { incident_of: press });
  };
  return (
    <DeskModal title={told.title}>
      <div className={styles.stack} data-incident={press}>
        <p>
          {recorded === undefined
            ? told.recording
            : told.since(length((now - recorded.ts) / 1_000))}
        </p>
        <div className={styles.kinds}>
          {told.kinds.map((kind, at) => (
            <Button
              key={kind}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- one more Enter says what it was
              autoFocus={at === 0}
              data-caret={at === 0 || undefined}
              onClick={() => say(kind)}
            >
              {kind}
            </Button>
          ))}
        </div>
        <Input
          maxLength={200}
          value={text}
          placeholder={told.more}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || composing(event.nativeEvent)) return;
            event.preventDefault();
            say(text);
          }}
        />
        <ul className={styles.said}>
          {said.map((one) => (
            <li key={one.id}>{one.text}</li>
          ))}
        </ul>
        <Button block onClick={over}>
          {told.settle}
        </Button>
      </div>
    </DeskModal>
  );
}
