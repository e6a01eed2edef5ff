// A lucky bag: what it is called and in how many minutes it is drawn.
import { Input, InputNumber, Segmented } from "antd";
import { useState } from "react";
import { roomNow } from "@/domains/control/live";
import { atClock } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { useFaces } from "../desk/useFaces";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";

const MINUTE = 60_000;
const CHOICES = [3, 5, 10, 15];

export function BagDialog() {
  const { close, beat } = useDesk();
  const acts = useActs();
  const words = useWords();
  const told = words.control.bag;
  const [name, setName] = useState("");
  const [minutes, setMinutes] = useState(10);
  const face = useFaces().lucky_bag;
  const go = () => {
    close();
    void acts.startBag(name.trim(), roomNow(beat) + minutes * MINUTE);
  };
  return (
    <DeskModal title={face.word} ok={{ text: told.start, run: go }}>
      <div className={styles.stack}>
        {face.hint !== undefined && <p className={styles.soft}>{face.hint}</p>}
        <label className={styles.field}>
          <span>{told.drawIn}</span>
          <span className={styles.row}>
            <Segmented
              options={CHOICES.map((value) => ({ value, label: told.minutes(value) }))}
              value={CHOICES.includes(minutes) ? minutes : -1}
              onChange={setMinutes}
            />
            <InputNumber
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter starts; it must not close
              autoFocus
              min={1}
              max={120}
              precision={0}
              value={minutes}
              onChange={(value) => setMinutes(value ?? 10)}
              onPressEnter={go}
              aria-label={told.drawIn}
            />
          </span>
          <small className={styles.soft}>
            {told.drawAt(atClock(roomNow(beat) + minutes * MINUTE))}
          </small>
        </label>
        <label className={styles.field}>
          <span>{words.common.mayBeEmpty(told.name)}</span>
          <Input
            maxLength={30}
            value={name}
            placeholder={told.nameHint}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={go}
          />
        </label>
      </div>
    </DeskModal>
  );
}
