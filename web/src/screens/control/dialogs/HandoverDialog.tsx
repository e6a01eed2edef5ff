// Handing over: the sheet the system has filled, the words people add, and who takes the shift; then
// the sheet as text, to be sent to a group.
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useRoomNow } from "@/domains/control/live";
import { numberIn } from "@/domains/control/parts";
import { useHandoverSheet } from "@/domains/control/room";
import { shiftName, takers } from "@/domains/control/roster";
import { handed, withGoal } from "@/domains/control/sheet";
import { useMay } from "@/domains/people/me";
import { useHandoverText } from "@/domains/team/heartbeat";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { useDuty } from "../desk/useDuty";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";
import { SendReady } from "./SendReady";
import { SheetTable } from "./SheetTable";

/** The text that is sent: of a press once the server knows it, or the sheet as it stands. */
type Asked = { kind: "press"; id: string | null } | { kind: "as_is" };

export function HandoverDialog() {
  const [asked, setAsked] = useState<Asked | null>(null);
  return asked === null ? <SheetForm ask={setAsked} /> : <SheetText asked={asked} />;
}

function SheetText({ asked }: { asked: Asked }) {
  const { room } = useDesk();
  const told = useWords().bulletin;
  const press = asked.kind === "press" ? asked.id : null;
  const known = asked.kind === "as_is" || press !== null;
  const text = useHandoverText(room, press, known);
  return (
    <DeskModal title={told.handoverTitle} width={640}>
      <div className={styles.stack} data-handover-text={known}>
        <p className={styles.soft}>
          {asked.kind === "as_is" ? told.handoverAsIs : known ? told.handedOver : told.recording}
        </p>
        {known && (
          <SendReady data={text.data} error={text.error} retry={() => void text.refetch()} />
        )}
      </div>
    </DeskModal>
  );
}

function SheetForm({ ask }: { ask: (asked: Asked) => void }) {
  const { room, run, close } = useDesk();
  const acts = useActs();
  const may = useMay();
  const words = useWords();
  const told = words.control.handover;
  const { shifts, present, next } = useDuty();
  const sheet = useHandoverSheet(room, may("money.gmv.read"));
  const fields = withGoal(sheet.data ?? [], numberIn(run.shift, "goal"));
  const [written, setWritten] = useState<ReadonlyMap<string, string>>(new Map());
  const [word, setWord] = useState("");
  const [to, setTo] = useState<string | null>(null);
  const others = takers(shifts, present, useRoomNow(room));
  const chosen =
    to ?? (next === null ? (others[0] ? String(others[0].id) : "next") : String(next.id));
  const sends = may("money.gmv.read");
  const go = async () => {
    const x = handed(fields, Object.fromEntries(written), word.trim());
    if (!sends) {
      close();
      void acts.handOver(chosen, x);
      return;
    }
    ask({ kind: "press", id: null });
    const outcome = await acts.handOver(chosen, x);
    const id = outcome.kind === "recorded" ? idOf(outcome.answer) : null;
    if (id === null) close();
    else ask({ kind: "press", id });
  };
  return (
    <DeskModal
      title={told.title}
      width={600}
      ok={{ text: told.send, run: () => void go(), disabled: sheet.isLoading }}
    >
      <div className={styles.stack} data-handover="">
        <div className={styles.row}>
          <p className={styles.soft}>{told.how}</p>
          {sends && (
            <Button size="small" onClick={() => ask({ kind: "as_is" })} data-act="sheet-only">
              {words.bulletin.handoverOnly}
            </Button>
          )}
        </div>
        <RefusalNote error={sheet.error} retry={() => void sheet.refetch()} />
        {!may("money.gmv.read") && <p className={styles.soft}>{told.noMoney}</p>}
        <label className={styles.field}>
          <span>{told.to}</span>
          <Select
            value={chosen}
            onChange={setTo}
            options={[
              ...others.map((shift) => ({
                value: String(shift.id),
                label: `${atClock(shift.starts_at)}–${atClock(shift.ends_at)} ${shiftName(shift)}`,
              })),
              ...(others.length === 0 ? [{ value: "next", label: told.nextShift }] : []),
            ]}
          />
        </label>
        <SheetTable
          fields={fields}
          written={written}
          write={(id, text) => setWritten((before) => new Map([...before, [id, text]]))}
        />
        <label className={styles.field}>
          <span>{told.word}</span>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={110}
            value={word}
            placeholder={told.wordHint}
            onChange={(event) => setWord(event.target.value)}
          />
        </label>
      </div>
    </DeskModal>
  );
}

/** The id under which a press was recorded. */
const idOf = (answer: unknown): string | null =>
  typeof answer === "object" &&
  answer !== null &&
  "command_id" in answer &&
  typeof answer.command_id === "string"
    ? answer.command_id
    : null;
