// A span that was forgotten: which lane, what it was, from when to when, and why.
import { Form, Input, Modal, Segmented } from "antd";
import { useState } from "react";
import type { Timeline } from "@/domains/review/shows";
import { RefusalNote } from "@/kit/RefusalNote";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { instantIn } from "../moments";
import type { Fix } from "../timeline/edges";
import { LANES, type LaneName } from "../timeline/lanes";
import type { Stretch } from "../timeline/scale";
import { Subject } from "./Subject";
import styles from "./correct.module.css";
import { type Reason, WhyFields } from "./Draft";
import type { Recording } from "./useRecord";
import { type Choice, useChoices } from "./useChoices";

interface Props {
  room: string;
  timeline: Timeline;
  whole: Stretch;
  running: boolean;
  /** The second that is pinned: a likely beginning. */
  at: number | null;
  close: () => void;
  recording: Recording;
  choose: (lane: LaneName, id: string) => void;
}

const USUAL_MS = 120_000;

export function AddSpan(props: Props) {
  const { room, timeline, whole, running, at, close, recording, choose } = props;
  const words = useWords();
  const told = words.review.correct;
  const start = at ?? whole.from;
  const [lane, setLane] = useState<LaneName>("pitch");
  const [subject, setSubject] = useState<Choice | null>(null);
  const [from, setFrom] = useState(atSecond(start));
  const [to, setTo] = useState(atSecond(Math.min(start + USUAL_MS, whole.to)));
  const [reason, setReason] = useState<Reason>("forgot");
  const [note, setNote] = useState("");
  const [error, setError] = useState<unknown>(null);
  const choices = useChoices(room, timeline, lane);

  const begin = instantIn(from, whole);
  // Empty means that it still runs; only a show on air can have that.
  const open = to.trim() === "" && running;
  const end = open ? null : instantIn(to, whole);
  const badOrder = begin !== null && end !== null && end <= begin;
  const lacks =
    begin === null ||
    (end === null && !open) ||
    badOrder ||
    subject === null ||
    (reason === "other" && note.trim() === "");

  const record = async () => {
    if (lacks) return;
    setError(null);
    const { key, product, ref, data } = subject;
    const fix: Fix = {
      lane,
      ...(lane === "host" && { host: key ?? "" }),
      op: "add",
      from: begin,
      to: end,
      ...(key !== undefined && { key }),
      ...(product !== undefined && { product }),
    };
    const why = [told.reasons[reason], note.trim()].filter(Boolean).join("：");
    const label = `${told.add} ${words.review.lanes[lane]} ${subject.label} ${from}–${to}`;
    try {
      const id = await recording.record(fix, why, label, {
        ...(ref !== undefined && { ref }),
        data,
      });
      close();
      choose(lane, id);
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Modal
      open
      title={told.addTitle}
      onCancel={close}
      onOk={() => void record()}
      okText={told.record}
      okButtonProps={{ disabled: lacks }}
      confirmLoading={recording.busy}
      width={520}
      mask={{ closable: false }}
    >
      <Form layout="vertical" component="div" className={styles.add}>
        <RefusalNote error={error} />
        <Form.Item label={told.lane}>
          <Segmented
            value={lane}
            onChange={(next) => {
              setLane(next);
              setSubject(null);
            }}
            options={LANES.map((value) => ({ value, label: words.review.lanes[value] }))}
          />
        </Form.Item>
        <Subject lane={lane} choices={choices} value={subject} set={setSubject} />
        <div className={styles.times}>
          <Time
            label={told.from}
            text={from}
            set={setFrom}
            bad={begin === null ? told.badTime : null}
          />
          <Time
            label={running ? `${told.to}（${told.mayBeEmpty}）` : told.to}
            text={to}
            set={setTo}
            bad={badOrder ? told.badOrder : end === null && !open ? told.badTime : null}
          />
        </div>
        <Form.Item label={told.why}>
          <WhyFields reason={reason} setReason={setReason} note={note} setNote={setNote} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface TimeProps {
  label: string;
  text: string;
  set: (text: string) => void;
  bad: string | null;
}

function Time({ label, text, set, bad }: TimeProps) {
  return (
    <Form.Item label={label} validateStatus={bad === null ? "" : "error"} help={bad}>
      <Input
        value={text}
        maxLength={8}
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        onChange={(event) => set(event.target.value)}
      />
    </Form.Item>
  );
}
