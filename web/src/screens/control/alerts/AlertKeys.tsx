// What can be done about an alert, each with its key.
import { type Alert, type AlertDeed, DISPOSALS, groupOf, REASONS } from "@/domains/control/alerts";
import { labelOf } from "@/domains/control/labels";
import { useWords } from "@/words/words";
import { PushButton } from "../push/PushButton";
import styles from "./alerts.module.css";
import { type AlertActs, useGoing } from "./useAlertActs";

interface Props {
  alert: Alert;
  acts: AlertActs;
  run: (deed: AlertDeed) => void;
}

export function AlertKeys({ alert, acts, run }: Props) {
  const told = useWords().control.alerts;
  const going = useGoing()(alert);
  const comment = groupOf(alert) === "comment";
  const choices: { key: string; word: string; deed: AlertDeed }[] = comment
    ? DISPOSALS.map((how, at) => ({
        key: String(at + 1),
        word: told.disposals[how],
        deed: { kind: "dispose", how },
      }))
    : [
        {
          key: "↵",
          word: labelOf(alert) === null ? told.correct : told.labels.hang,
          deed: { kind: "correct" },
        },
        ...REASONS.map((reason, at) => ({
          key: String(at + 1),
          word: told.reasons[reason],
          deed: { kind: "dismiss" as const, reason },
        })),
      ];
  return (
    <div className={styles.choices} title={acts.may ? undefined : told.mayNot}>
      {choices.map(({ key, word, deed }) => (
        <button
          key={key}
          type="button"
          disabled={!acts.may || going}
          data-main={deed.kind === "correct"}
          data-deed={
            deed.kind === "dismiss" ? deed.reason : deed.kind === "dispose" ? deed.how : deed.kind
          }
          onClick={() => run(deed)}
        >
          <kbd>{key}</kbd>
          {word}
        </button>
      ))}
      <PushButton alert={alert} />
      {going && <small>{told.going}</small>}
      {comment && <p className={styles.truth}>{`${told.truth}${told.disposalHow}`}</p>}
      {!acts.may && <p className={styles.truth}>{told.mayNot}</p>}
    </div>
  );
}
