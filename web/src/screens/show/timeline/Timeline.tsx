// The whole show from left to right: what came in above, what was on air below, one axis for all.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Timeline as Told } from "@/domains/review/shows";
import { useKeys } from "@/kit/keys/Keys";
import { useLatest } from "@/kit/useLatest";
import { useWords } from "@/words/words";
import { type Correcting, filledLanes, stretchOf } from "../correct/useCorrecting";
import { Axis } from "./Axis";
import { AXIS, bandsOf, heightOf } from "./bands";
import { BandRow } from "./BandRow";
import { Crosshair } from "./Crosshair";
import { Gutter } from "./Gutter";
import { actOf, wheelOf } from "./keys";
import { type LaneName, neighbour } from "./lanes";
import { movedTo, toMs } from "./scale";
import styles from "./timeline.module.css";
import { usePan } from "./usePan";
import type { View } from "./useView";
import { useWidth } from "./useWidth";

interface Props {
  timeline: Told;
  view: View;
  running: boolean;
  pin: number | null;
  setPin: (at: number | null) => void;
  correcting: Correcting;
}

export function Timeline({ timeline, view: seen, running, pin, setPin, correcting }: Props) {
  const words = useWords();
  const told = words.review.timeline.keys;
  const id = useId();
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const { view, whole } = seen;
  const bands = useMemo(() => bandsOf(timeline), [timeline]);
  const [lane, setLane] = useState<LaneName>("pitch");
  const { chosen } = correcting;

  useKeys(told.title, [
    { keys: "ArrowLeft/ArrowRight", label: told.walk },
    { keys: "ArrowUp/ArrowDown", label: told.lane },
    { keys: "Shift+ArrowLeft/Shift+ArrowRight", label: told.pan },
    { keys: "PageUp/PageDown", label: told.page },
    { keys: "+/-", label: told.zoom },
    { keys: "0/Home", label: told.whole },
    { keys: "Enter", label: told.pin },
    { keys: "Escape", label: told.leave },
    ...(correcting.may
      ? [
          { keys: "Alt+ArrowLeft/Alt+ArrowRight", label: told.nudge },
          { keys: "Alt+Shift+ArrowLeft/Alt+Shift+ArrowRight", label: told.nudgeMore },
          { keys: "Alt+ArrowUp/Alt+ArrowDown", label: told.edge },
          { keys: "Delete", label: told.drop },
        ]
      : []),
  ]);

  const choose = (which: LaneName, ident: string) => {
    setLane(which);
    correcting.choose(which, ident);
  };
  const walk = (which: LaneName, step: number) => {
    const here = chosen?.lane === which ? chosen.span.id : null;
    const middle = pin ?? chosen?.span.start ?? (view.from + view.to) / 2;
    const span = neighbour(timeline.lanes[which], here, step, middle);
    if (span === undefined) return;
    choose(which, span.id);
    seen.reveal(stretchOf(span, whole));
  };
  const otherLane = (step: number) => {
    const filled = filledLanes(timeline);
    const next = filled[Math.min(Math.max(filled.indexOf(lane) + step, 0), filled.length - 1)];
    if (next !== undefined) walk(next, 0);
  };
  const keyDown = (event: KeyboardEvent) => {
    const act = actOf(event.nativeEvent);
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.act === "walk") walk(lane, act.step);
    else if (act.act === "lane") otherLane(act.step);
    else if (act.act === "nudge") correcting.nudge(act.seconds);
    else if (act.act === "edge") correcting.setEdge(act.edge);
    else if (act.act === "pan") seen.pan(act.share);
    else if (act.act === "zoom") seen.zoom(act.factor, pin ?? (view.from + view.to) / 2);
    else if (act.act === "whole") seen.showAll();
    else if (act.act === "pin" && chosen !== null) setPin(chosen.span.start);
    else if (act.act === "drop") correcting.drop();
    else if (act.act === "leave") leave();
  };
  /** One thing at a time: the correction, the choice, the second. */
  const leave = () => {
    if (correcting.draft !== null) correcting.propose(null);
    else if (chosen !== null) correcting.clear();
    else setPin(null);
  };

  const panning = usePan(plot, seen, width, (x) => setPin(Math.round(toMs(view, width, x))));
  useWheel(plot, seen, width);
  return (
    <div
      className={styles.timeline}
      style={{ height: heightOf(bands) }}
      data-timeline
      data-from={Math.round(view.from)}
      data-to={Math.round(view.to)}
    >
      <Gutter bands={bands} lane={chosen?.lane ?? null} />
      <div
        ref={plot}
        className={styles.plot}
        role="listbox"
        aria-label={words.review.timeline.title}
        aria-activedescendant={chosen ? `${id}-${chosen.span.id}` : undefined}
        tabIndex={0}
        onKeyDown={keyDown}
        {...panning}
      >
        {width > 0 && (
          <>
            <Axis view={view} width={width} height={heightOf(bands)} />
            <div className={styles.bands} style={{ top: AXIS }}>
              {bands.map((band) => (
                <BandRow
                  key={bandKey(band)}
                  id={id}
                  band={band}
                  timeline={timeline}
                  view={view}
                  whole={whole}
                  width={width}
                  correcting={correcting}
                  choose={choose}
                  setPin={setPin}
                />
              ))}
            </div>
            <Crosshair plot={plot} bands={bands} view={view} width={width} pin={pin} />
            {running && <NowLine x={((whole.to - view.from) / (view.to - view.from)) * width} />}
          </>
        )}
      </div>
    </div>
  );
}

const bandKey = (band: ReturnType<typeof bandsOf>[number]) =>
  band.kind === "lane" ? band.lane : "name" in band ? `${band.kind}-${band.name}` : band.kind;

function NowLine({ x }: { x: number }) {
  const words = useWords();
  return <i className={styles.now} style={movedTo(x)} title={words.review.timeline.now} />;
}

/** React listens to the wheel passively; a wheel that zooms must not scroll the page too. */
function useWheel(plot: React.RefObject<HTMLDivElement | null>, seen: View, width: number) {
  const latest = useLatest({ seen, width });
  useEffect(() => {
    const element = plot.current;
    if (element === null) return undefined;
    const wheel = (event: WheelEvent) => {
      const { seen: now, width: wide } = latest.current;
      const act = wheelOf(event, element.contains(document.activeElement), now.all);
      if (act === null) return;
      event.preventDefault();
      if ("pan" in act) return now.pan(act.pan);
      const x = event.clientX - element.getBoundingClientRect().left;
      return now.zoom(act.zoom, toMs(now.view, wide, x));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, [plot, latest]);
}
