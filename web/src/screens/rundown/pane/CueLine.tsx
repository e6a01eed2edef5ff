// One cue: each part saves itself when it is left.
import { CloseOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { Refusal } from "@/api/refusal";
import type { Cue, CueKind } from "@/domains/rundown/plan";
import { DraftField } from "@/kit/DraftField";
import { readLength } from "@/kit/typed";
import { useWords } from "@/words/words";
import type { DutyCode } from "@/words/zh";
import { lengthOf } from "../lengths";
import type { Editing } from "../useEditing";
import styles from "./pane.module.css";

interface Props {
  cue: Cue;
  segment: number;
  editing: Editing;
}

export function CueLine({ cue, segment, editing }: Props) {
  const words = useWords();
  const told = words.rundown;
  type Given = Parameters<typeof editing.acts.changeCue>[2];
  const save = (given: Given) => editing.save((acts) => acts.changeCue(cue, segment, given));
  const put = (given: Given) => void editing.run((acts) => acts.changeCue(cue, segment, given));
  return (
    <div className={styles.cue} data-cue={cue.id}>
      <DraftField
        label={told.cueAt}
        value={lengthOf(cue.offset_ms)}
        save={async (text) => {
          const seconds = readLength(text, null);
          if (seconds === undefined || seconds === null) {
            throw new Refusal("invalid", 422, told.badOffset);
          }
          return save({ offset_ms: seconds * 1_000 });
        }}
      />
      <Select<DutyCode>
        aria-label={told.cueDuty}
        popupMatchSelectWidth={false}
        value={cue.duty}
        options={Object.entries(words.duties).map(([value, label]) => ({
          value: value as DutyCode,
          label,
        }))}
        onChange={(duty) => put({ duty })}
      />
      <Select<CueKind>
        aria-label={told.cueKind}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: "label" }}
        value={cue.kind}
        options={Object.entries(told.cueKinds).map(([value, label]) => ({
          value: value as CueKind,
          label,
        }))}
        onChange={(kind) => put({ kind })}
      />
      <div className={styles.cueText}>
        <DraftField label={told.cueText} value={cue.text} save={(text) => save({ text })} />
      </div>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={`${told.removeCue} ${cue.text}`}
        onClick={() => void editing.run((acts) => acts.retireCue(cue), told.cueRemoved(cue.text))}
      />
    </div>
  );
}
