// An alert as a person decides on it: what was said, why it may not be, and what to say instead.
import { Button } from "antd";
import { useRef, useState } from "react";
import { type Alert, groupOf, isByHand, isLoud, linkOf, wordIn } from "@/domains/control/alerts";
import { labelOf } from "@/domains/control/labels";
import { useRoomNow } from "@/domains/control/live";
import { useRuleName } from "@/domains/compliance/rules";
import { copied } from "@/kit/copied";
import { length } from "@/kit/format";
import { elapsed } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./alerts.module.css";
import { ProveButton } from "./ProveButton";

/** How long it says that a line was copied. */
const COPIED_MS = 2_000;

export function AlertBody({ alert }: { alert: Alert }) {
  const { room, goods } = useDesk();
  const words = useWords();
  const told = words.control.alerts;
  const now = useRoomNow(room);
  const label = labelOf(alert);
  const rule = useRuleName(label === null ? wordIn(alert, "rule") : "");
  const link = linkOf(alert);
  const good = link === null ? undefined : goods.find((one) => one.linkId === link);
  const verdict = wordIn(alert, "verdict");
  const reason = wordIn(alert, "reason");
  const missing = wordIn(alert, "missing");
  const about = [
    good === undefined ? "" : words.control.inbox.link(good.no, good.name),
    alert.count > 1 ? told.times(alert.count) : "",
    told.ago(length(elapsed(now, alert.last) / 1_000)),
  ].filter((part) => part !== "");
  return (
    <div className={styles.body}>
      <p className={styles.head}>
        <b>{isByHand(alert) ? told.byHand : label === null ? rule : told.labels.rule}</b>
        {verdict === "needs_evidence" && (
          <em className={styles.proof}>{told.verdicts.needs_evidence}</em>
        )}
        {verdict === "violation" && <em>{told.verdicts.violation}</em>}
        <small>{about.join(" · ")}</small>
      </p>
      <blockquote className={styles.quote} data-alert-text="">
        {words.common.quoted(alert.text)}
      </blockquote>
      {reason !== "" && (
        <p className={styles.reason} title={wordIn(alert, "basis")} data-alert-reason="">
          {reason}
        </p>
      )}
      {missing !== "" && (
        <p className={styles.reason}>
          {told.missing(missing)}
          <ProveButton alert={alert} />
        </p>
      )}
      <Line
        say={wordIn(alert, "say")}
        to={groupOf(alert) === "comment" ? told.reply : told.say}
        loud={isLoud(alert)}
      />
    </div>
  );
}

/** `to`: whom the line is for. */
function Line({ say, to, loud }: { say: string; to: string; loud: boolean }) {
  const words = useWords();
  const told = words.control.alerts;
  const place = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState(false);
  if (say === "") return loud ? <p className={styles.noSay}>{told.noSay}</p> : null;
  const copy = async () => {
    if (!(await copied(say, place.current))) return;
    setDone(true);
    setTimeout(() => setDone(false), COPIED_MS);
  };
  return (
    <div ref={place} className={styles.say}>
      <small>{to}</small>
      <strong data-alert-say="">{say}</strong>
      <Button size="small" onClick={() => void copy()}>
        {done ? words.common.copied : words.common.copy}
      </Button>
    </div>
  );
}
