// Going live: what is still open is told and never stands in the way (带病开播).
import { Input } from "antd";
import { useState } from "react";
import { asRefusal } from "@/api/refusal";
import { roomNow } from "@/domains/control/live";
import { typedBox } from "@/domains/control/readings";
import { planShow, useIssues, usePlannedShows, usePlanOfNow } from "@/domains/control/room";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";
import { IssueList } from "./IssueList";
import { useUnsigned } from "../../preshow/useUnsigned";

const HOUR = 3_600_000;
const DAYS = 3 * 24 * HOUR;
/** How long a show made on the spot is taken to last. */
const AT_ONCE = 4 * HOUR;

/** `show` null: none was planned, so one is made when it goes live. */
export function GoLiveDialog({ show }: { show: number | null }) {
  const { room, run, beat, close } = useDesk();
  const acts = useActs();
  const words = useWords();
  const told = words.control.goLive;
  const [opened] = useState(() => roomNow(beat));
  const shows = usePlannedShows(room, opened - DAYS, opened + DAYS);
  const plan = usePlanOfNow(show);
  const issues = useIssues(plan.data);
  const [goal, setGoal] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const planned = (shows.data ?? []).find((one) => one.id === show);
  const title =
    show === null
      ? words.control.start.atOnceTitle(atClock(opened))
      : (planned?.title ?? run.armed?.title ?? "");
  const unsigned = useUnsigned(show);
  const all = [...(issues.data ?? []), ...unsigned];
  const before = all.filter((issue) => issue.before_show);
  const money = typedBox(goal, "money");
  const go = async () => {
    setBusy(true);
    setError(null);
    let id = show;
    try {
      id ??= (
        await planShow({
          room,
          title,
          starts_at: opened,
          ends_at: opened + AT_ONCE,
          kind: "store_run",
        })
      ).id;
    } catch (thrown) {
      setError(asRefusal(thrown));
      setBusy(false);
      return;
    }
    const given = { id, title };
    // The plan by value is what the run is held against; without it the run is recorded all the same.
    if (run.armed?.show !== String(id)) await acts.arm(given);
    close();
    void acts.goLive(
      given,
      before.map((issue) => issue.code),
      money ?? null,
    );
  };
  return (
    <DeskModal
      title={told.title(title)}
      ok={{
        text: before.length === 0 ? told.go : told.goAnyway(before.length),
        run: () => void go(),
        busy,
        disabled: money === undefined,
      }}
    >
      <div className={styles.stack} data-go-live={show ?? "at_once"}>
        <RefusalNote error={error ?? issues.error ?? plan.error} />
        {(show === null || plan.data === null) && <p>{told.noPlan}</p>}
        {plan.data != null && issues.data !== undefined && before.length === 0 && (
          <p>{told.allSettled}</p>
        )}
        {all.length > 0 && <IssueList issues={all} />}
        {before.length > 0 && <p className={styles.soft}>{told.never}</p>}
        <label className={styles.field}>
          <span>{words.common.mayBeEmpty(told.goal)}</span>
          <Input
            inputMode="decimal"
            prefix="¥"
            value={goal}
            placeholder={told.goalHint}
            status={money === undefined ? "error" : ""}
            onChange={(event) => setGoal(event.target.value)}
          />
        </label>
      </div>
    </DeskModal>
  );
}
