// The one appeal of a ruling: how it stands, until when, and what the platform is told.
import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import { appealStanding, hoursLeft } from "@/domains/violations/appealClock";
import type { AppealState, Violation, ViolationActs } from "@/domains/violations/violations";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, datedDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import styles from "./violations.module.css";

interface Props {
  row: Violation;
  acts: ViolationActs;
  /** UTC ms, by the minute. */
  now: number;
  disabled: boolean;
}

const STATES: readonly AppealState[] = ["none", "preparing", "sent", "won", "lost", "waived"];

export function AppealBox({ row, acts, now, disabled }: Props) {
  const { words, language } = useLanguage();
  const told = words.violations;
  const [state, setState] = useState<AppealState>(row.appeal);
  const [text, setText] = useState(row.appeal_text);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const standing = appealStanding(row, now);
  const when = (ms: number) => `${datedDay(ms, now, language)} ${atClock(ms)}`;
  const save = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await acts.appeal(row, state, text.trim());
    } catch (thrown) {
      setRefused(thrown);
    }
    setBusy(false);
  };
  return (
    <section className={styles.appeal} data-part="appeal" data-appeal={standing}>
      <h3>{told.appeal}</h3>
      <p>
        {row.appeal_until === null ? (
          <span className={tone.soft}>{told.noEnd}</span>
        ) : (
          <>
            {told.until(when(row.appeal_until))}{" "}
            {standing === "late" ? (
              <b className={tone.soon}>{told.late}</b>
            ) : (
              (standing === "open" || standing === "near") && (
                <b className={standing === "near" ? tone.soon : tone.soft} data-left>
                  {told.left(hoursLeft(row.appeal_until, now))}
                </b>
              )
            )}
          </>
        )}
        {row.appeal_sent_at !== null && (
          <span className={tone.soft}> · {told.sentAt(when(row.appeal_sent_at))}</span>
        )}
      </p>
      <RefusalNote error={refused} />
      <Segmented<AppealState>
        block
        aria-label={told.appeal}
        value={state}
        disabled={disabled}
        onChange={setState}
        options={STATES.map((value) => ({ value, label: told.appeals[value] }))}
      />
      <Input.TextArea
        aria-label={told.appealHow}
        placeholder={told.appealHow}
        value={text}
        disabled={disabled}
        maxLength={1_000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setText(event.target.value.replaceAll("\n", " "))}
      />
      {!disabled && (
        <div>
          <Button
            loading={busy}
            data-act="save-appeal"
            disabled={state === row.appeal && text.trim() === row.appeal_text}
            onClick={() => void save()}
          >
            {told.appealSave}
          </Button>
        </div>
      )}
    </section>
  );
}
