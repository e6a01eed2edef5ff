// The second under the pointer and the second that is pinned, with the numbers of their minute.
import { type RefObject, useEffect, useState } from "react";
import { figure } from "@/kit/format";
import { atSecond } from "@/kit/time";
import { useLanguage } from "@/words/words";
import type { Band } from "./bands";
import { movedTo, type Stretch, toMs, toX } from "./scale";
import { valueAt } from "./series";
import styles from "./crosshair.module.css";

interface Props {
  plot: RefObject<HTMLElement | null>;
  bands: readonly Band[];
  view: Stretch;
  width: number;
  pin: number | null;
}

export function Crosshair({ plot, bands, view, width, pin }: Props) {
  const hover = useHover(plot);
  const at = hover === null ? pin : toMs(view, width, hover);
  return (
    <div className={styles.cross} aria-hidden>
      {pin !== null && <Line x={toX(view, width, pin)} at={pin} width={width} pinned />}
      {hover !== null && <Line x={hover} at={toMs(view, width, hover)} width={width} />}
      {at !== null && <Values bands={bands} x={toX(view, width, at)} at={at} width={width} />}
    </div>
  );
}

/** Pixels from the left of the plot while a mouse is over it; a finger does not hover. */
function useHover(plot: RefObject<HTMLElement | null>): number | null {
  const [x, setX] = useState<number | null>(null);
  useEffect(() => {
    const element = plot.current;
    if (element === null) return undefined;
    const move = (event: PointerEvent) => {
      if (event.pointerType === "touch") return;
      setX(event.clientX - element.getBoundingClientRect().left);
    };
    const leave = () => setX(null);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerleave", leave);
    return () => {
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerleave", leave);
    };
  }, [plot]);
  return x;
}

interface LineProps {
  x: number;
  at: number;
  width: number;
  pinned?: boolean;
}

function Line({ x, at, width, pinned = false }: LineProps) {
  if (x < 0 || x > width) return null;
  return (
    <i className={styles.line} style={movedTo(x)} data-pinned={pinned} data-at={Math.round(at)}>
      <b data-flip={x > width - 70}>{atSecond(at)}</b>
    </i>
  );
}

interface ValueProps {
  bands: readonly Band[];
  x: number;
  at: number;
  width: number;
}

function Values({ bands, x, at, width }: ValueProps) {
  const { language } = useLanguage();
  if (x < 0 || x > width) return null;
  return bands.map((band) => {
    if (band.kind !== "series") return null;
    const { text } = figure(valueAt(band.series, at), band.unit, language);
    return (
      <i key={band.name} className={styles.value} style={{ ...movedTo(x), top: band.top + 2 }}>
        <b data-flip={x > width - 70}>{text}</b>
      </i>
    );
  });
}
