// What is being sold this minute: price and offer as they stand, the words of the segment as they
// were taken, and how long it has been going.
import { Button } from "antd";
import { namedSpan } from "@/domains/control/goods";
import { useLinkFigures, useRoomNow } from "@/domains/control/live";
import { linkFigures, numberIn, segmentData } from "@/domains/control/parts";
import { useMay } from "@/domains/people/me";
import { count, length, money, UNKNOWN } from "@/kit/format";
import { elapsed } from "@/kit/time";
import { useLanguage, useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { Compare } from "./Compare";
import styles from "./now.module.css";
import { Script } from "./Script";

export function OnAir() {
  return (
    <section className={styles.now} aria-label={useWords().control.now.title}>
      <Product />
      <Segment />
      <Script />
      <Compare />
    </section>
  );
}

function Product() {
  const { room, run, goods, goodsPending, current } = useDesk();
  const { words, language } = useLanguage();
  const told = words.control.now;
  const acts = useActs();
  const may = useMay();
  const now = useRoomNow(room);
  const figures = linkFigures(useLinkFigures(room), run.pitch?.product ?? null);
  const { pitch, pin } = run;
  if (pitch === null) {
    return (
      <div className={styles.product} data-pitch="">
        <h2 className={styles.nothing}>{told.nothing}</h2>
        <p className={styles.soft}>{told.nothingHow}</p>
      </div>
    );
  }
  const { no, name } = namedSpan(goods, pitch);
  const sold = figures?.show["items_paid"] ?? null;
  const pinned = pin !== null && pin.product === pitch.product;
  return (
    <div className={styles.product} data-pitch={pitch.product ?? ""}>
      <div className={styles.title}>
        <b className={styles.no}>{no === null ? UNKNOWN : told.number(no)}</b>
        <h2 title={current?.title}>{current?.title ?? (name || told.unlisted)}</h2>
        {current !== null && current.roleLabel !== "" && <small>{current.roleLabel}</small>}
        <span className={styles.talk}>
          {told.round(pitch.round ?? 1)} <b>{length(elapsed(now, pitch.start) / 1_000)}</b>
        </span>
      </div>
      <div className={styles.offer}>
        <b className={styles.price} data-price={current?.price ?? ""}>
          {current?.price == null ? UNKNOWN : money(current.price, language)}
        </b>
        {current?.regularPrice != null && (
          <s className={styles.soft}>{money(current.regularPrice, language)}</s>
        )}
        <span className={styles.what} title={current?.offer}>
          {current !== null ? current.offer || told.noOffer : goodsPending ? "" : told.unlistedWhy}
        </span>
        <span className={styles.stock}>
          <span title={told.promisableWhy}>
            {told.promisable}{" "}
            <b>{current?.promisable == null ? UNKNOWN : count(current.promisable, language)}</b>
          </span>
          <span title={sold === null ? told.soldWhy : undefined}>
            {told.sold} <b>{sold === null ? UNKNOWN : count(sold, language)}</b>
          </span>
        </span>
        <Button size="small" disabled={!may("run.mark")} onClick={() => void acts.endPitch()}>
          {told.end} <kbd>0↵</kbd>
        </Button>
        <Button
          size="small"
          disabled={!may("run.mark") || current === null}
          onClick={() => void (pinned || current === null ? acts.unpin() : acts.pin(current))}
        >
          {pinned ? told.unpin : told.pin}
        </Button>
      </div>
    </div>
  );
}

/** The segment on air: for how long, of how long; and whether it is about what is being sold. */
function Segment() {
  const { room, run, byValue, current, plan } = useDesk();
  const words = useWords();
  const told = words.control.now;
  const now = useRoomNow(room);
  const segment = run.segment;
  if (segment === null) {
    return (
      <div className={styles.segment} data-segment="">
        <span className={styles.soft}>
          {plan === null ? words.control.next.noPlan : told.noSegment}
        </span>
      </div>
    );
  }
  const data = segmentData(segment);
  const title = typeof data["title"] === "string" ? data["title"] : "";
  const planned = typeof data["duration_ms"] === "number" ? data["duration_ms"] : null;
  const spent = elapsed(now, segment.start);
  const over = planned === null ? null : spent - planned;
  const link = byValue?.segment?.link_id ?? numberIn(segment, "link_id");
  const other = current !== null && link !== null && link !== current.linkId;
  const aboutNo = byValue?.segment?.goods?.link_no ?? byValue?.segment?.link_no ?? null;
  return (
    <div className={styles.segment} data-segment={segment.id}>
      <small>{told.segment}</small>
      <b className={styles.segmentTitle}>{title}</b>
      <span>
        {length(spent / 1_000)}
        {planned !== null && <span className={styles.soft}>/{length(planned / 1_000)}</span>}
      </span>
      {over !== null && over > 0 && (
        <b className={styles.late}>{told.over(length(over / 1_000))}</b>
      )}
      {other && aboutNo !== null && current.no !== null && (
        <span className={styles.late}>{told.otherLink(aboutNo, current.no)}</span>
      )}
      <i
        className={styles.bar}
        aria-hidden
        style={{
          transform: `scaleX(${planned === null || planned === 0 ? 0 : Math.min(1, spent / planned)})`,
        }}
      />
    </div>
  );
}
