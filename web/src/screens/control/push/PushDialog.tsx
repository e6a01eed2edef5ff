// One line for the host, checked as it is written: Enter pushes it, ↑ brings back the last one.
import { Segmented } from "antd";
import { type KeyboardEvent, useMemo, useState } from "react";
import { places } from "@/domains/compliance/placing";
import type { Mark } from "@/domains/compliance/script";
import { lengthOf, MOST_OF, type PushKind } from "@/domains/prompter/parts";
import { useLineCheck } from "@/domains/prompter/useLineCheck";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import { CheckedText } from "../../checked/CheckedText";
import { CheckLine } from "../../rundown/pane/CheckLine";
import { useDesk } from "../desk/DeskContext";
import { DeskModal } from "../dialogs/DeskModal";
import styles from "../dialogs/dialogs.module.css";
import { usePush } from "./usePush";

const KINDS: readonly PushKind[] = ["note", "correction", "phrase"];
/** 0: until somebody takes it down. */
const SECONDS = [15, 30, 60, 0] as const;
/** One may write more than may be pushed, and see by how much. */
const MOST = 300;
const NO_MARKS: readonly Mark[] = [];

export function PushDialog() {
  const { close, room, card, run } = useDesk();
  const told = useWords().prompter.desk;
  const pushing = usePush();
  const once = useOnce();
  const [text, setText] = useState("");
  const [kind, setKind] = useState<PushKind>("note");
  const [secs, setSecs] = useState<number>(30);
  /** How far back ↑ has gone; 0: not at all. */
  const [back, setBack] = useState(0);
  const line = text.trim();
  const left = MOST_OF[kind] - lengthOf(line);
  const check = useLineCheck(
    text,
    room,
    card.platform,
    `${run.pitch?.id ?? ""} ${run.segment?.id ?? ""}`,
  );
  const marks = check.state.marks.get(0) ?? NO_MARKS;
  const all = useMemo(() => places(marks), [marks]);
  const ready = line !== "" && left >= 0 && pushing.may;
  const go = () => {
    if (!ready) return;
    once(() => {
      close();
      void pushing.push({ text: line, kind, secs: secs === 0 ? null : secs });
    });
  };
  const recall = (to: number) => {
    const found = pushing.last.at(-to);
    if (to < 0 || (to > 0 && found === undefined)) return;
    setBack(to);
    setText(to === 0 ? "" : (found?.text ?? ""));
    if (found !== undefined && to > 0) setKind(found.kind);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") go();
    else if (event.key === "ArrowUp") recall(back + 1);
    else if (event.key === "ArrowDown") recall(back - 1);
    else if (event.key === "F6") close();
    else return;
    event.preventDefault();
  };
  return (
    <DeskModal title={told.title} ok={{ text: told.push, run: go, disabled: !ready }} width={560}>
      <div className={styles.stack}>
        <CheckedText
          label={told.title}
          field="push"
          value={text}
          set={setText}
          marks={marks}
          compose={check.compose}
          most={MOST}
          rows={[2, 4]}
          hint={told.hint}
          status={left < 0 ? "error" : ""}
          oneLine
          ready
          noJumps
          keyDown={keyDown}
        />
        <CheckLine
          state={check.state}
          partly={check.partly}
          places={all}
          empty={line === ""}
          first={() => document.querySelector<HTMLElement>("[data-field=push]")?.focus()}
        />
        <p className={left < 0 ? styles.soon : styles.soft} data-push-left={left}>
          {told.left(left)}
          {pushing.last.length > 0 && ` · ${told.recall}`}
        </p>
        <div className={styles.row}>
          <Segmented
            value={kind}
            options={KINDS.map((one) => ({ value: one, label: told.kinds[one] }))}
            onChange={setKind}
          />
          <span className={styles.soft}>{told.stands}</span>
          <Segmented
            value={secs}
            options={SECONDS.map((one) => ({
              value: one,
              label: one === 0 ? told.forever : told.seconds(one),
            }))}
            onChange={setSecs}
          />
        </div>
      </div>
    </DeskModal>
  );
}
