// The cues of a segment in the order of their time: to whom, what, in a few words.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { Refusal } from "@/api/refusal";
import type { CueKind, Segment } from "@/domains/rundown/plan";
import { RefusalNote } from "@/kit/RefusalNote";
import { readLength } from "@/kit/typed";
import { useWords } from "@/words/words";
import type { DutyCode } from "@/words/zh";
import { lengthOf } from "../lengths";
import { Spot } from "../others/Others";
import type { Editing } from "../useEditing";
import { CueLine } from "./CueLine";
import styles from "./pane.module.css";

interface Props {
  segment: Segment;
  editing: Editing;
}

export function CuesPane({ segment, editing }: Props) {
  const words = useWords();
  const told = words.rundown;
  const [added, setAdded] = useState(0);
  return (
    <section className={styles.cues}>
      {segment.cues.length === 0 && <p className={styles.soft}>{told.cueEmpty}</p>}
      {segment.cues.map((cue) => (
        <Spot key={cue.id} cell={`cue/${cue.id}`}>
          <CueLine cue={cue} segment={segment.id} editing={editing} />
        </Spot>
      ))}
      <NewCue
        key={added}
        again={added > 0}
        segment={segment}
        editing={editing}
        done={() => setAdded(added + 1)}
      />
    </section>
  );
}

interface NewProps {
  segment: Segment;
  editing: Editing;
  /** One was just added here: the next one is typed at once. */
  again: boolean;
  done: () => void;
}

function NewCue({ segment, editing, again, done }: NewProps) {
  const words = useWords();
  const told = words.rundown;
  const last = segment.cues.at(-1);
  const [at, setAt] = useState(lengthOf(last?.offset_ms ?? 0));
  const [duty, setDuty] = useState<DutyCode>(last?.duty ?? "console");
  const [kind, setKind] = useState<CueKind>("pin");
  const [text, setText] = useState("");
  const [error, setError] = useState<unknown>(null);
  const add = async () => {
    setError(null);
    try {
      const seconds = readLength(at, null);
      if (seconds === undefined || seconds === null) {
        throw new Refusal("invalid", 422, told.badOffset);
      }
      const body = {
        offset_ms: seconds * 1_000,
        duty,
        kind,
        text: text.trim() || told.cueKinds[kind],
      };
      await editing.save((acts) => acts.addCue(segment.id, body));
      done();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <form
      className={styles.cue}
      data-new-cue
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Input aria-label={told.cueAt} value={at} onChange={(event) => setAt(event.target.value)} />
      <Select
        aria-label={told.cueDuty}
        popupMatchSelectWidth={false}
        value={duty}
        options={Object.entries(words.duties).map(([value, label]) => ({
          value: value as DutyCode,
          label,
        }))}
        onChange={setDuty}
      />
      <Select
        aria-label={told.cueKind}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: "label" }}
        value={kind}
        options={Object.entries(told.cueKinds).map(([value, label]) => ({
          value: value as CueKind,
          label,
        }))}
        onChange={setKind}
      />
      <Input
        className={styles.cueText}
        aria-label={told.cueText}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only behind one that was added
        autoFocus={again}
        placeholder={`${told.cueKinds[kind]} · ${told.cueHint}`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        htmlType="submit"
        icon={<PlusOutlined />}
        aria-label={told.addCue}
        title={told.addCue}
      />
      {error !== null && (
        <div className={styles.cueWhy}>
          <RefusalNote error={error} />
        </div>
      )}
    </form>
  );
}
