// The first line: on air for how long, who speaks, whose shift it is, and where the numbers come from.
import { useRoomNow } from "@/domains/control/live";
import { textIn } from "@/domains/control/parts";
import { Recounting } from "@/domains/control/Recounting";
import { shiftName } from "@/domains/control/roster";
import { length } from "@/kit/format";
import { CaretSign } from "@/kit/keys/Keys";
import { atClock, elapsed } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useDuty } from "../desk/useDuty";
import styles from "./head.module.css";
import { RunButtons } from "./RunButtons";
import { Sources } from "./Sources";

export function Head() {
  const { room, card, run, onAir, open } = useDesk();
  const words = useWords();
  const told = words.control.head;
  const now = useRoomNow(room);
  const duty = useDuty();
  const state = onAir ? "on_air" : run.armed !== null ? "armed" : run.show ? "ended" : "idle";
  const hosts = run.hosts.map((host) => textIn(host, "name") ?? told.hostNo(host.key));
  const shift = run.shift;
  const left = duty.present === null ? null : duty.present.ends_at - now;
  const shiftTitle = textIn(shift, "name") ?? (duty.present ? shiftName(duty.present) : null);
  const title = onAir ? run.show?.title : run.armed?.title;
  return (
    <div className={styles.line} data-state={state}>
      <span className={styles.state} data-state={state}>
        <i aria-hidden />
        <b>{told.states[state]}</b>
        {onAir && run.show !== null && (
          <time className={styles.time}>{length(elapsed(now, run.show.start) / 1_000)}</time>
        )}
      </span>
      <span className={styles.room}>
        <small>{card.platform_label}</small> <h1>{card.title}</h1>
        {title != null && <span className={styles.title}>{title}</span>}
      </span>
      <button type="button" className={styles.pair} onClick={() => open({ kind: "hosts" })}>
        <small>{told.host}</small>
        <b data-missing={onAir && hosts.length === 0}>
          {hosts.length === 0 ? told.nobody : words.common.listed(hosts)}
        </b>
      </button>
      <button
        type="button"
        className={`${styles.pair} ${styles.shift}`}
        onClick={() => open({ kind: "shift" })}
      >
        <small>{told.shift}</small>
        {shift === null ? (
          <b data-missing={onAir}>{told.noShift}</b>
        ) : (
          <>
            <b>{shiftTitle ?? told.hostNo(shift.key)}</b>
            <span className={styles.elapsed}>{length(elapsed(now, shift.start) / 1_000)}</span>
          </>
        )}
        {shift !== null && duty.present !== null && left !== null && (
          <span className={styles.until} data-late={left < 0}>
            {duty.next === null
              ? told.until(atClock(duty.present.ends_at))
              : told.change(atClock(duty.present.ends_at), shiftName(duty.next))}
          </span>
        )}
      </button>
      {/* In a dock this lies over the sources: nothing of the line may give way to it. */}
      <span className={styles.gap}>
        <Recounting since={run.recounting} now={now} />
        <CaretSign />
      </span>
      <Sources />
      <RunButtons />
    </div>
  );
}
