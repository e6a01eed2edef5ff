// Who takes the shift, and what it means to sell; its hosts go on mic with it.
import { Button, Input } from "antd";
import { useState } from "react";
import { typedBox } from "@/domains/control/readings";
import { hostsOf, type Shift, shiftName } from "@/domains/control/roster";
import { onMic } from "@/domains/control/sheet";
import { textIn } from "@/domains/control/parts";
import { useMay } from "@/domains/people/me";
import { Empty } from "@/kit/Empty";
import { atClock } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { useDuty } from "../desk/useDuty";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";

export function ShiftDialog() {
  const { run, close, onAir } = useDesk();
  const acts = useActs();
  const may = useMay();
  const words = useWords();
  const told = words.control.shifts;
  const { shifts, present } = useDuty();
  const [goal, setGoal] = useState("");
  const [name, setName] = useState("");
  const money = typedBox(goal, "money");
  const refused = !may("run.command") || money === undefined;
  const start = (shift: Shift) => {
    close();
    void acts.startShift({ id: shift.id, name: shiftName(shift), goal: money ?? null });
    if (!onAir) return;
    const hosts = hostsOf(shift);
    const change = onMic(
      run.hosts.map((host) => host.key),
      hosts.map((host) => host.id),
    );
    for (const id of hosts.length === 0 ? [] : change.off) {
      const span = run.hosts.find((host) => host.key === id) ?? null;
      void acts.hostOff({ id, name: textIn(span, "name") ?? id });
    }
    for (const host of hosts) if (change.on.includes(host.id)) void acts.hostOn(host);
  };
  return (
    <DeskModal title={told.title}>
      <div className={styles.stack}>
        <label className={styles.field}>
          <span>{words.common.mayBeEmpty(told.goal)}</span>
          <Input
            inputMode="decimal"
            prefix="¥"
            value={goal}
            status={money === undefined ? "error" : ""}
            placeholder={told.goalHint}
            onChange={(event) => setGoal(event.target.value)}
          />
        </label>
        <ul className={styles.choices}>
          {shifts.map((shift) => (
            <li key={shift.id}>
              <button
                type="button"
                disabled={refused}
                data-shift={shift.id}
                data-on={String(shift.id) === run.shift?.key}
                onClick={() => start(shift)}
              >
                <b>
                  {atClock(shift.starts_at)}–{atClock(shift.ends_at)}
                </b>
                <span>{shiftName(shift)}</span>
                {shift.id === present?.id && <small>{told.byRoster}</small>}
              </button>
            </li>
          ))}
        </ul>
        {shifts.length === 0 && <Empty small title={told.none} why={told.noneWhy} />}
        <div className={styles.row}>
          <Input
            value={name}
            maxLength={30}
            placeholder={told.other}
            onChange={(event) => setName(event.target.value)}
          />
          <Button
            disabled={refused || name.trim() === ""}
            onClick={() => {
              close();
              void acts.startShift({
                id: `name:${name.trim()}`,
                name: name.trim(),
                goal: money ?? null,
              });
            }}
          >
            {told.start}
          </Button>
        </div>
      </div>
    </DeskModal>
  );
}
