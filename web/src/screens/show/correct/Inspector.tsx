// The chosen span: what it is, who pressed it, and setting it right; or what came of that.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import type { Timeline } from "@/domains/review/shows";
import { length } from "@/kit/format";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { edgeAt } from "../timeline/edges";
import { endOf } from "../timeline/lanes";
import type { Stretch } from "../timeline/scale";
import { whoOf } from "../who";
import { AddSpan } from "./AddSpan";
import { Changed } from "./Changed";
import styles from "./correct.module.css";
import { Draft } from "./Draft";
import { type Chosen, type Correcting, stretchOf } from "./useCorrecting";
import type { Recording } from "./useRecord";

interface Props {
  room: string;
  timeline: Timeline;
  whole: Stretch;
  running: boolean;
  pin: number | null;
  correcting: Correcting;
  recording: Recording;
  /** Shows a stretch from close by. */
  closeUp: (what: Stretch) => void;
}

export function Inspector(props: Props) {
  const { room, timeline, whole, running, pin, correcting, recording } = props;
  const words = useWords();
  const told = words.review.correct;
  const [adding, setAdding] = useState(false);
  const { chosen, draft, may } = correcting;
  return (
    <section className={styles.inspector} aria-label={told.title} aria-busy={recording.busy}>
      {draft !== null ? (
        <Draft {...props} draft={draft} />
      ) : recording.busy ? (
        <p className={styles.busy}>{told.recording}</p>
      ) : recording.changed !== null ? (
        <Changed changes={recording.changed} running={running} close={recording.forget} />
      ) : chosen === null ? (
        <div className={styles.idle}>
          <p>{may ? told.hint : told.readOnly}</p>
          {may && (
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {told.add}
            </Button>
          )}
        </div>
      ) : (
        <ChosenSpan chosen={chosen} whole={whole} correcting={correcting} closeUp={props.closeUp} />
      )}
      {adding && (
        <AddSpan
          room={room}
          timeline={timeline}
          whole={whole}
          running={running}
          at={pin}
          close={() => setAdding(false)}
          recording={recording}
          choose={correcting.choose}
        />
      )}
    </section>
  );
}

interface ChosenProps {
  chosen: Chosen;
  whole: Stretch;
  correcting: Correcting;
  closeUp: (what: Stretch) => void;
}

function ChosenSpan({ chosen: { lane, span }, whole, correcting, closeUp }: ChosenProps) {
  const words = useWords();
  const told = words.review.correct;
  const times = (from: number, to: number | null) =>
    `${atSecond(from)}–${to === null ? words.review.timeline.running : atSecond(to)}`;
  return (
    <>
      <header className={styles.head}>
        <h2>
          {words.review.lanes[lane]} {span.label}
        </h2>
        <Button size="small" onClick={() => closeUp(stretchOf(span, whole))}>
          {told.closeUp}
        </Button>
      </header>
      <p>{`${times(span.start, span.end)} · ${length((endOf(span, whole.to) - span.start) / 1_000)}`}</p>
      <p className={styles.soft}>
        {span.corrected
          ? [
              `${told.by} ${whoOf(span, words) ?? "—"}`,
              `${told.reason} ${span.why ?? "—"}`,
              span.pressed === null
                ? told.afterwards
                : `${told.was} ${times(span.pressed.start, span.pressed.end)}`,
            ].join(" · ")
          : `${told.pressed} ${whoOf(span, words) ?? "—"}`}
      </p>
      {correcting.may ? (
        <div className={styles.edges}>
          {(["from", "to"] as const).map((edge) => (
            <div
              key={edge}
              className={styles.edge}
              data-active={correcting.edge === edge}
              title={edge === "to" && span.end === null ? words.review.timeline.endedThen : ""}
            >
              <span>{words.review.timeline[edge]}</span>
              {[-10, -1].map((step) => (
                <Step key={step} step={step} act={() => correcting.nudge(step, edge)} />
              ))}
              <b>{atSecond(edgeAt(span, edge, whole))}</b>
              {[1, 10].map((step) => (
                <Step key={step} step={step} act={() => correcting.nudge(step, edge)} />
              ))}
            </div>
          ))}
          <Button icon={<DeleteOutlined />} onClick={correcting.drop}>
            {told.drop}
          </Button>
        </div>
      ) : (
        <p className={styles.soft}>{told.readOnly}</p>
      )}
    </>
  );
}

function Step({ step, act }: { step: number; act: () => void }) {
  return (
    <Button size="small" onClick={act}>
      {step > 0 ? `+${step}` : `−${-step}`}
    </Button>
  );
}
