// One alert of the list: a line, and what a person decides on where it is the chosen one.
import {
  type Alert,
  type AlertDeed,
  isByHand,
  isLoud,
  linkOf,
  wordIn,
} from "@/domains/control/alerts";
import { useRoomNow } from "@/domains/control/live";
import { useRuleName } from "@/domains/compliance/rules";
import { length } from "@/kit/format";
import { elapsed } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { AlertBody } from "./AlertBody";
import { AlertKeys } from "./AlertKeys";
import styles from "./alerts.module.css";
import type { AlertActs } from "./useAlertActs";

interface Props {
  alert: Alert;
  current: boolean;
  acts: AlertActs;
  choose: () => void;
  run: (deed: AlertDeed) => void;
}

export function AlertRow({ alert, current, acts, choose, run }: Props) {
  const { room, goods } = useDesk();
  const words = useWords();
  const told = words.control.alerts;
  const now = useRoomNow(room);
  const rule = useRuleName(wordIn(alert, "rule"));
  const loud = isLoud(alert);
  const no = goods.find((one) => one.linkId === linkOf(alert))?.no ?? null;
  return (
    <li className={styles.row} aria-current={current} data-alert={alert.id} data-loud={loud}>
      {current ? (
        <>
          <AlertBody alert={alert} />
          <AlertKeys alert={alert} acts={acts} run={run} />
        </>
      ) : (
        <button type="button" className={styles.line} onClick={choose} title={alert.text}>
          <span className={styles.sign} aria-hidden>
            {loud ? "‼" : "·"}
          </span>
          <span className={styles.text}>{alert.text}</span>
          <small className={styles.rule}>{isByHand(alert) ? told.byHand : rule}</small>
          {alert.count > 1 && <b>×{alert.count}</b>}
          {no !== null && <small>{words.control.now.number(no)}</small>}
          <small>{told.ago(length(elapsed(now, alert.last) / 1_000))}</small>
        </button>
      )}
    </li>
  );
}
