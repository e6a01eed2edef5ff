// The one alert that interrupts: large, over what matters least, until somebody deals with it.
import { Button } from "antd";
import { useState } from "react";
import { type AlertDeed, isLoud, largeOne } from "@/domains/control/alerts";
import { labelOf } from "@/domains/control/labels";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { PushButton } from "../push/PushButton";
import { AlertBody } from "./AlertBody";
import styles from "./alerts.module.css";
import { useAlertActs, useGoing } from "./useAlertActs";
import { useOpenAlerts, useSeen } from "./useOpenAlerts";

const NONE: ReadonlySet<string> = new Set();

export function LoudAlert() {
  const { dialog, open: show } = useDesk();
  const told = useWords().control.alerts;
  const acts = useAlertActs();
  const going = useGoing();
  const open = useOpenAlerts();
  /** Put down on this page; it stands in the list as before. */
  const [down, setDown] = useState(NONE);
  const large = dialog?.kind === "alerts" ? null : largeOne(open, down);
  useSeen(large);
  if (large === null) return null;
  const more = open.filter((one) => isLoud(one) && one.id !== large.id).length;
  const correct: AlertDeed = { kind: "correct" };
  return (
    <section className={styles.loud} role="alert" data-loud-alert={large.id}>
      <AlertBody alert={large} />
      <div className={styles.loudKeys}>
        <Button
          type="primary"
          disabled={!acts.may || going(large)}
          title={acts.may ? undefined : told.mayNot}
          onClick={() => void acts.run(large, correct)}
          data-deed="correct"
        >
          {labelOf(large) === null ? told.correct : told.labels.hang}
        </Button>
        <PushButton alert={large} keyed />
        <Button onClick={() => show({ kind: "alerts" })}>
          <kbd>F3</kbd> {told.all}
        </Button>
        <Button
          type="text"
          onClick={() => setDown((before) => new Set([...before, large.id]))}
          data-put-down=""
        >
          {told.put}
        </Button>
        {more > 0 && <small>{told.more(more)}</small>}
      </div>
    </section>
  );
}
