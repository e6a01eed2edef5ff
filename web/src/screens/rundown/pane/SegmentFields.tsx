// What a segment is: its title, product, length, lane; and what is filled in less often.
import { Checkbox, DatePicker, Select } from "antd";
import { type RefObject, useState } from "react";
import { Refusal } from "@/api/refusal";
import type { SegmentGiven } from "@/domains/rundown/acts";
import type { Lane, Plan, Segment } from "@/domains/rundown/plan";
import type { Link } from "@/domains/selection/links";
import { DraftField } from "@/kit/DraftField";
import { fromPicker, toPicker } from "@/kit/time";
import { readLength } from "@/kit/typed";
import { useWords } from "@/words/words";
import { clockOf, lengthOf } from "../lengths";
import { Spot } from "../others/Others";
import type { Editing } from "../useEditing";
import { LinkSelect } from "./LinkSelect";
import styles from "./pane.module.css";

interface Props {
  plan: Plan;
  segment: Segment;
  links: readonly Link[];
  editing: Editing;
  titleRef: RefObject<{ focus: () => void; select: () => void } | null>;
}

export function SegmentFields({ plan, segment, links, editing, titleRef }: Props) {
  const words = useWords();
  const told = words.rundown;
  const [more, setMore] = useState(false);
  const { hard_start } = segment;
  const facts = [
    hard_start === null ? "" : `${told.hardStart} ${clockOf(hard_start)}`,
    segment.purpose,
    segment.note,
  ].filter((fact) => fact !== "");
  const save = (given: SegmentGiven) => editing.save((acts) => acts.changeSegment(segment, given));
  const put = (given: SegmentGiven) =>
    void editing.run((acts) => acts.changeSegment(segment, given));
  const saveLength = (text: string) => {
    const seconds = readLength(text, "minutes");
    if (seconds === undefined) throw new Refusal("invalid", 422, told.badLength);
    return save({ duration_ms: (seconds ?? 0) * 1_000 });
  };
  return (
    <section className={styles.fields}>
      <Spot cell="title">
        <DraftField
          bold
          label={told.titleField}
          value={segment.title}
          maxLength={60}
          inputRef={titleRef as never}
          save={(title) => save({ title })}
        />
      </Spot>
      <div className={styles.facts}>
        <Spot cell="link">
          <LinkSelect segment={segment} links={links} put={put} />
        </Spot>
        <Spot cell="length">
          <DraftField
            label={told.length}
            value={lengthOf(segment.duration_ms)}
            save={async (text) => saveLength(text)}
          />
        </Spot>
        <Spot cell="lane">
          <Select<Lane | "">
            aria-label={told.lane}
            value={segment.lane ?? ""}
            options={[
              { value: "", label: told.lane },
              ...Object.entries(told.lanes).map(([value, label]) => ({
                value: value as Lane,
                label,
              })),
            ]}
            onChange={(lane) => put({ lane: lane === "" ? null : lane })}
          />
        </Spot>
      </div>
      {more ? (
        <>
          <div className={styles.facts}>
            <label className={styles.hard} title={told.hardWhy}>
              <small>{told.hardStart}</small>
              <DatePicker
                aria-label={told.hardStart}
                value={segment.hard_start === null ? null : toPicker(segment.hard_start)}
                defaultPickerValue={toPicker(plan.slot_start)}
                format="MM-DD HH:mm"
                showTime={{ format: "HH:mm", minuteStep: 5 }}
                onChange={(picked) => put({ hard_start: picked ? fromPicker(picked) : null })}
              />
            </label>
            {plan.kind === "loop" && (
              <Checkbox
                checked={segment.in_loop}
                onChange={(event) => put({ in_loop: event.target.checked })}
              >
                {told.inLoop}
              </Checkbox>
            )}
          </div>
          <Spot cell="purpose">
            <DraftField
              label={told.purpose}
              placeholder={told.purpose}
              value={segment.purpose}
              maxLength={200}
              save={(purpose) => save({ purpose })}
            />
          </Spot>
          <Spot cell="note">
            <DraftField
              label={told.note}
              placeholder={told.note}
              lines={1}
              value={segment.note}
              maxLength={500}
              save={(note) => save({ note })}
            />
          </Spot>
        </>
      ) : (
        <button
          type="button"
          className={styles.quiet}
          title={facts.join("\n")}
          onClick={() => setMore(true)}
        >
          {facts.length === 0 ? told.details : facts.join(" · ")}
        </button>
      )}
    </section>
  );
}
