// How far a room's penalties have come, by the platform's own steps: reached, and what leads further.
import { type Meter, useMeters } from "@/domains/violations/violations";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./violations.module.css";

interface Props {
  platform: string;
  room: string;
  show: string;
  /** UTC ms, by the minute. */
  at: number;
}

export function Meters({ platform, room, show, at }: Props) {
  const told = useWords().violations;
  const asked = useMeters(platform, room, show, at);
  const counted = (asked.data ?? []).filter((one) => one.shows > 0 || one.in_show > 0);
  if (asked.error) {
    return <RefusalNote error={asked.error} retry={() => void asked.refetch()} />;
  }
  return (
    <section className={styles.meters} aria-label={told.meters} data-part="meters">
      <h2>{told.meters}</h2>
      {counted.length === 0 ? (
        <p className={tone.soft}>{told.meterNone}</p>
      ) : (
        <div className={styles.row}>
          {counted.map((meter) => (
            <MeterCard key={meter.family} meter={meter} inAShow={show !== ""} />
          ))}
        </div>
      )}
    </section>
  );
}

function MeterCard({ meter, inAShow }: { meter: Meter; inAShow: boolean }) {
  const words = useWords();
  const told = words.violations;
  return (
    <article className={styles.meter} data-meter={meter.family}>
      <p className={styles.counts}>
        <b>{told.families[meter.family]}</b>
        {inAShow && <span>{told.inShow(meter.in_show)}</span>}
        <span>{told.shows(meter.shows)}</span>
      </p>
      {meter.source === "" ? (
        <p className={tone.soft}>{told.unread}</p>
      ) : (
        <>
          <p data-step>{meter.step === "" ? told.notReached : `${told.reached}：${meter.step}`}</p>
          {meter.next_step === "" ? (
            <p className={tone.soon}>{told.top}</p>
          ) : (
            <p data-next>
              <span className={tone.soon}>
                {told.nextBy(inAShow ? meter.next_in_show : null, meter.next_shows)}
              </span>{" "}
              {told.next(meter.next_step)}
            </p>
          )}
          <small className={tone.soft}>{told.source(meter.source)}</small>
        </>
      )}
    </article>
  );
}
