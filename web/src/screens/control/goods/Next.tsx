// What comes next, by its time: segment, hard points, cues, the draw, the change of shift.
import { ahead, nextSegment } from "@/domains/control/ahead";
import { useRoomNow } from "@/domains/control/live";
import { numberIn, textIn } from "@/domains/control/parts";
import { shiftName } from "@/domains/control/roster";
import { length } from "@/kit/format";
import { atClock } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useDuty } from "../desk/useDuty";
import styles from "./next.module.css";

export function Next() {
  const { room, run, byValue, plan, onAir } = useDesk();
  const told = useWords().control.next;
  const now = useRoomNow(room);
  const { next, present } = useDuty();
  const drawAt = numberIn(run.lucky_bag, "draw_at");
  const all = onAir
    ? ahead({
        now,
        next: nextSegment(byValue?.outlook, byValue?.loop, plan),
        segment: byValue?.segment ?? null,
        outlook: byValue?.outlook,
        loop: byValue?.loop,
        bag: drawAt === null ? null : { drawAt, name: textIn(run.lucky_bag, "name") ?? "" },
        shift:
          next === null ? null : { at: present?.ends_at ?? next.starts_at, title: shiftName(next) },
      })
    : [];
  return (
    <section className={styles.next} aria-label={told.title}>
      <header className={styles.head}>
        <h2>{told.title}</h2>
        <Timing />
      </header>
      <ol>
        {all.map((one, at) => (
          // The lines stay where they are; what they say moves up.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} data-next={one.kind}>
            <time>{one.at === null ? "" : atClock(one.at)}</time>
            <b>{told.kinds[one.kind]}</b>
            <span className={styles.title}>{one.title}</span>
            {one.at !== null && (
              <small>{one.at <= now ? told.due : told.in(length((one.at - now) / 1_000))}</small>
            )}
          </li>
        ))}
        {all.length === 0 && (!onAir || byValue !== undefined) && (
          <li className={styles.none}>{onAir && plan === null ? told.noPlan : told.nothing}</li>
        )}
      </ol>
    </section>
  );
}

/** Round and what is left of it, or over and under of a linear plan. + is late. */
function Timing() {
  const { byValue, onAir } = useDesk();
  const told = useWords().control.next;
  if (!onAir || byValue === undefined) return null;
  const { loop, outlook } = byValue;
  if (loop !== null) {
    return (
      <span className={styles.timing} data-loop-round={loop.round_no}>
        {loop.round_no > 0 && told.round(loop.round_no)}
        <b>{told.roundLeft(length(loop.left / 1_000))}</b>
        {loop.shift !== null && loop.shift.rounds !== null && told.fit(loop.shift.rounds)}
      </span>
    );
  }
  if (outlook === null) return null;
  return (
    <span className={styles.timing} data-over={outlook.over}>
      {told.endsAt(atClock(outlook.end))}
      <b data-late={outlook.over > 0}>
        {told.over(length(Math.abs(outlook.over) / 1_000), outlook.over)}
      </b>
    </span>
  );
}
