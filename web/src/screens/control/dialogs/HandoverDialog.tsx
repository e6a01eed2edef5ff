// Handing over: the sheet the system has filled, the words people add, and who takes the shift.
import { Input, Select } from "antd";
import { useState } from "react";
import { useRoomNow } from "@/domains/control/live";
import { numberIn } from "@/domains/control/parts";
import { useHandoverSheet } from "@/domains/control/room";
import { shiftName, takers } from "@/domains/control/roster";
import { handed, withGoal } from "@/domains/control/sheet";
import { useMay } from "@/domains/people/me";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { useDuty } from "../desk/useDuty";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";
import { SheetTable } from "./SheetTable";

export function HandoverDialog() {
  const { room, run, close } = useDesk();
  const acts = useActs();
  const may = useMay();
  const told = useWords().control.handover;
  const { shifts, present, next } = useDuty();
  const sheet = useHandoverSheet(room, may("money.gmv.read"));
  const fields = withGoal(sheet.data ?? [], numberIn(run.shift, "goal"));
  const [written, setWritten] = useState<ReadonlyMap<string, string>>(new Map());
  const [word, setWord] = useState("");
  const [to, setTo] = useState<string | null>(null);
  const others = takers(shifts, present, useRoomNow(room));
  const chosen =
    to ?? (next === null ? (others[0] ? String(others[0].id) : "next") : String(next.id));
  const go = () => {
    close();
    void acts.handOver(chosen, handed(fields, Object.fromEntries(written), word.trim()));
  };
  return (
    <DeskModal
      title={told.title}
      width={560}
      ok={{ text: told.send, run: go, disabled: sheet.isLoading }}
    >
      <div className={styles.stack} data-handover="">
        <p className={styles.soft}>{told.how}</p>
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
