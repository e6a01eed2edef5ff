// The first line: on air for how long, who speaks, whose shift it is, and where the numbers come from.
import { Tooltip } from "antd";
import { useRoomNow, useHeard } from "@/domains/control/live";
import { textIn } from "@/domains/control/parts";
import { shiftName } from "@/domains/control/roster";
import { type SourceNow, sourcesNow } from "@/domains/control/sources";
import { useSources } from "@/domains/rooms/rooms";
import { AgeDot } from "@/kit/AgeDot";
import { length } from "@/kit/format";
import { CaretSign } from "@/kit/keys/Keys";
import { atClock } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useDuty } from "../desk/useDuty";
import styles from "./head.module.css";
import { RunButtons } from "./RunButtons";

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
          <time className={styles.time}>{length((now - run.show.start) / 1_000)}</time>
        )}
      </span>
      <span className={styles.room}>
        <small>{card.platform_label}</small> <b>{card.title}</b>
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
            <span className={styles.elapsed}>{length((now - shift.start) / 1_000)}</span>
          </>
        )}
        {shift !== null && duty.present !== null && left !== null && (
          <span className={styles.soft}>
            {duty.next === null
              ? told.until(atClock(duty.present.ends_at))
              : told.change(atClock(duty.present.ends_at), shiftName(duty.next))}
          </span>
        )}
      </button>
      <span className={styles.gap}>
        <CaretSign />
      </span>
      <Sources />
      <RunButtons />
    </div>
  );
}

/** Each source with its level and how long ago it said something. */
function Sources() {
  const { room } = useDesk();
  const told = useWords().control.head;
  const levels = useWords().figure.levels;
  const cards = useSources(room);
  const heard = useHeard(room);
  const wall = useNow(1_000);
  const all = sourcesNow(cards.data ?? [], heard, wall);
  const composed = all.some((one) => one.composed);
  const story = (one: SourceNow) =>
    [
      one.name,
      one.level === null ? told.unlisted : `${one.level} ${levels[one.level]}`,
      told.sourceStates[one.state],
    ].join(" · ");
  return (
    <span className={styles.sources} data-sources={all.length}>
      {all.length === 0 ? (
        <span className={styles.hand} title={told.handWhy}>
          L0 {told.hand}
        </span>
      ) : (
        all.slice(0, 3).map((one) => (
          <Tooltip key={one.name} title={story(one)}>
            <span className={styles.source} data-source={one.name} data-source-state={one.state}>
              <small>{one.level ?? "—"}</small>
              <span>{one.name}</span>
              {one.state === "never" ? (
                <small>{told.sourceStates.never}</small>
              ) : (
                <AgeDot at={one.heard} />
              )}
            </span>
          </Tooltip>
        ))
      )}
      {all.length > 3 && <span className={styles.soft}>{told.moreSources(all.length - 3)}</span>}
      {composed && (
        <span className={styles.composed} title={told.composedWhy}>
          {told.composed}
        </span>
      )}
    </span>
  );
}
