// The card of a place, right under the line on which the place ends.
import { type ComponentProps, type RefObject, useLayoutEffect, useRef } from "react";
import { MarkCard } from "./MarkCard";
import styles from "./marks.module.css";

interface Props extends ComponentProps<typeof MarkCard> {
  /** What the lines are drawn on. */
  ground: RefObject<HTMLDivElement | null>;
}

const GAP_PX = 4;

export function CardAt({ ground, ...card }: Props) {
  const { place } = card;
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [over, own] = [ground.current, holder.current];
    if (over === null || own === null) return;
    const lines = Array.from(over.querySelectorAll<HTMLElement>("[data-open=true]"));
    const low = Math.max(0, ...lines.map((one) => one.offsetTop + one.offsetHeight));
    const within = Math.min(low - over.scrollTop, over.clientHeight);
    own.style.top = `${over.offsetTop + within + GAP_PX}px`;
  }, [ground, place]);
  return (
    <div ref={holder} className={styles.cardPlace}>
      <MarkCard {...card} />
    </div>
  );
}
