// A correction before it is pressed: as it is, as it will be, what changes along, and why.
import { Button, Input, Select } from "antd";
import { useState } from "react";
import type { LaneSpan, Timeline } from "@/domains/review/shows";
import { length } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { edgeAt, type Fix, laid, movedBy } from "../timeline/edges";
import { endOf, type SpanLike } from "../timeline/lanes";
import type { Stretch } from "../timeline/scale";
import styles from "./correct.module.css";
import { around, type Correcting } from "./useCorrecting";
import type { Recording } from "./useRecord";

interface Props {
  timeline: Timeline;
  whole: Stretch;
  correcting: Correcting;
  recording: Recording;
  draft: Fix;
}

const REASONS = ["late", "early", "forgot", "wrong", "platform", "video", "other"] as const;
export type Reason = (typeof REASONS)[number];

export function Draft({ timeline, whole, correcting, recording, draft }: Props) {
  const words = useWords();
  const told = words.review.correct;
  const [reason, setReason] = useState<Reason>(guess(draft, correcting, whole));
  const [note, setNote] = useState("");
  const [error, setError] = useState<unknown>(null);
  const { chosen } = correcting;
  if (chosen === null) return null;
  const { lane, span } = chosen;
  const name = `${words.review.lanes[lane]} ${span.label}`.trim();
  const touched = around(timeline.lanes, lane, draft.host);
  const moved = movedBy(touched, laid(touched, draft, whole));
  const now = moved.find((one) => one.span.id === span.id)?.now ?? null;
  const others = moved.filter((one) => one.span.id !== span.id);
  const label = labelOf(draft, name, span, whole, words.review.timeline);
  const lacks = reason === "other" && note.trim() === "";
  const record = async () => {
    setError(null);
    const why = [told.reasons[reason], note.trim()].filter(Boolean).join("：");
    try {
      await recording.record(draft, why, label);
      correcting.propose(null);
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <div className={styles.draft} data-draft={draft.op}>
      <h2>{name}</h2>
      <RefusalNote error={error} />
      {draft.op === "drop" ? (
        <p>{told.willDrop}</p>
      ) : (
        <dl className={styles.pair}>
          <dt>{told.before}</dt>
          <dd>{spoken(span, whole)}</dd>
          <dt>{told.after}</dt>
          <dd data-after>
            {now === null ? told.same : spoken(now, whole)}
            {draft.op === "edge" && (
              <small>{shift(draft.at - edgeAt(span, draft.edge, whole), told)}</small>
            )}
          </dd>
        </dl>
      )}
      {others.length > 0 && (
        <ul className={styles.others}>
          {others.slice(0, 4).map((one) => (
            <li key={one.span.id}>
              {told.neighbours} {(one.span as LaneSpan).label}{" "}
              {one.now === null
                ? told.willGo
                : `${spoken(one.span, whole)} → ${spoken(one.now, whole)}`}
            </li>
          ))}
          {others.length > 4 && <li>{`+${others.length - 4}`}</li>}
        </ul>
      )}
      <WhyFields reason={reason} setReason={setReason} note={note} setNote={setNote} />
      <div className={styles.acts}>
        <Button
          type="primary"
          disabled={lacks}
          loading={recording.busy}
          onClick={() => void record()}
          data-act="record"
        >
          {told.record}
        </Button>
        <Button disabled={recording.busy} onClick={() => correcting.propose(null)}>
          {told.cancel}
        </Button>
        {recording.busy && <span className={styles.soft}>{told.recordingShort}</span>}
      </div>
    </div>
  );
}

interface WhyProps {
  reason: Reason;
  setReason: (reason: Reason) => void;
  note: string;
  setNote: (note: string) => void;
}

export function WhyFields({ reason, setReason, note, setNote }: WhyProps) {
  const words = useWords();
  const told = words.review.correct;
  return (
    <div className={styles.why}>
      <Select
        aria-label={told.why}
        value={reason}
        onChange={setReason}
        options={REASONS.map((value) => ({ value, label: told.reasons[value] }))}
      />
      <Input
        aria-label={told.note}
        value={note}
        maxLength={200}
        placeholder={reason === "other" ? told.noteNeeded : told.note}
        onChange={(event) => setNote(event.target.value)}
      />
    </div>
  );
}

/** An edge that goes back in time was pressed late; one that goes on, early. */
function guess(draft: Fix, { chosen }: Correcting, whole: Stretch): Reason {
  if (draft.op !== "edge" || chosen === null) return "wrong";
  if (draft.edge === "to" && chosen.span.end === null) return "forgot";
  return draft.at < edgeAt(chosen.span, draft.edge, whole) ? "late" : "early";
}

const spoken = (span: SpanLike, whole: Stretch) =>
  `${atSecond(span.start)}–${atSecond(endOf(span, whole.to))}（${length((endOf(span, whole.to) - span.start) / 1_000)}）`;

function shift(by: number, told: { earlier: (s: string) => string; later: (s: string) => string }) {
  const span = length(Math.abs(by) / 1_000);
  return by < 0 ? told.earlier(span) : told.later(span);
}

function labelOf(
  draft: Fix,
  name: string,
  span: LaneSpan,
  whole: Stretch,
  edges: { from: string; to: string; gone: string },
): string {
  if (draft.op !== "edge") return `${name} ${edges.gone}`;
  const old = edgeAt(span, draft.edge, whole);
  return `${name} ${edges[draft.edge]} ${atSecond(old)} → ${atSecond(draft.at)}`;
}
