// The line of an alert, to the host with one key; afterwards, whether she has it.
import { Button } from "antd";
import type { Alert } from "@/domains/control/alerts";
import { useKeys } from "@/kit/keys/Keys";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import styles from "./push.module.css";
import { pushedFor, sayOf, usePush } from "./usePush";

interface Props {
  alert: Alert;
  /** F6 pushes it from anywhere on the desk; else whoever shows this has the key. */
  keyed?: boolean;
}

export function PushButton({ alert, keyed = false }: Props) {
  const told = useWords().prompter.desk;
  const pushing = usePush();
  const pushed = pushedFor(alert, pushing.last);
  if (sayOf(alert) === "") return null;
  if (pushed !== null) {
    const [shown] = pushed.shown;
    const became =
      pushed.ack !== null
        ? told.dialog.ackAt(atSecond(pushed.ack.ts))
        : shown === undefined
          ? told.dialog.notShown
          : told.dialog.shownOn(atSecond(shown.ts));
    return (
      <small className={styles.state} data-pushed={stageOf(pushed)}>
        {`${told.pushed} · ${became}`}
      </small>
    );
  }
  const run = () => void pushing.correct(alert);
  return (
    <>
      {keyed && pushing.may && <Key label={told.pushThis} run={run} />}
      <Button disabled={!pushing.may} onClick={run} data-push-alert={alert.id}>
        <kbd>F6</kbd> {told.pushThis}
      </Button>
    </>
  );
}

/** Bound later than the desk's own F6, and so before it. */
function Key({ label, run }: { label: string; run: () => void }) {
  useKeys(label, [{ keys: "F6", label, once: true, run }]);
  return null;
}

export const stageOf = (line: { shown: readonly unknown[]; ack: unknown }) =>
  line.ack !== null ? "read" : line.shown.length > 0 ? "shown" : "waiting";
