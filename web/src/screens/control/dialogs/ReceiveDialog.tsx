// Taking over: read the sheet, say that it was read, and the shift and its hosts begin.
import { useHandoverSheet } from "@/domains/control/room";
import { numberIn, textIn } from "@/domains/control/parts";
import { hostsOf, shiftName } from "@/domains/control/roster";
import { onMic, withGoal, written } from "@/domains/control/sheet";
import { useMay } from "@/domains/people/me";
import { useUsers } from "@/domains/people/people";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { useDuty } from "../desk/useDuty";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";
import { SheetTable } from "./SheetTable";

export function ReceiveDialog({ press }: { press: string }) {
  const { room, run, presses, close, onAir } = useDesk();
  const acts = useActs();
  const may = useMay();
  const words = useWords();
  const told = words.control.handover;
  const sheet = useHandoverSheet(room, may("money.gmv.read"));
  const fields = withGoal(sheet.data ?? [], numberIn(run.shift, "goal"));
  const users = useUsers(false);
  const { shifts } = useDuty();
  const handover = presses.find((one) => one.id === press);
  if (handover === undefined) {
    return (
      <DeskModal title={told.receiveTitle}>
        <Empty small title={told.gone} />
      </DeskModal>
    );
  }
  const shift = shifts.find((one) => String(one.id) === handover.ref) ?? null;
  const hosts = shift === null ? [] : hostsOf(shift);
  const change = onMic(
    run.hosts.map((host) => host.key),
    hosts.map((host) => host.id),
  );
  const giver = (users.data ?? []).find((user) => `user:${user.id}` === handover.by)?.name;
  const said = written(handover);
  const extra = [...said].filter(([id]) => !fields.some((field) => field.id === id));
  const word = handover.x["word"];
  const take = async () => {
    close();
    // In this order, so that what comes after is counted to the new shift; and only if it was taken
    // by this person, for another may have been quicker.
    const taken = await acts.acknowledge(handover.id, told.receiveTitle);
    if (taken.kind !== "recorded" || !onAir || !may("run.command")) return;
    if (handover.ref !== null) {
      const name = shift === null ? told.nextShift : shiftName(shift);
      void acts.startShift({ id: handover.ref, name });
    }
    if (hosts.length === 0) return;
    for (const id of change.off) {
      const span = run.hosts.find((host) => host.key === id) ?? null;
      void acts.hostOff({ id, name: textIn(span, "name") ?? id });
    }
    for (const host of hosts) if (change.on.includes(host.id)) void acts.hostOn(host);
  };
  return (
    <DeskModal
      title={told.receiveTitle}
      width={560}
      ok={{ text: told.take, run: () => void take(), disabled: !may("run.handover") }}
    >
      <div className={styles.stack} data-receive={handover.id}>
        <p>{told.from(giver ?? "", atSecond(handover.ts))}</p>
        {typeof word === "string" && word !== "" && <p className={styles.word}>{word}</p>}
        {extra.map(([id, text]) => (
          <p key={id}>{text}</p>
        ))}
        <RefusalNote error={sheet.error} retry={() => void sheet.refetch()} />
        <SheetTable fields={fields} written={said} />
        <p className={styles.soft}>
          {told.follows(
            shift === null ? told.nextShift : shiftName(shift),
            hosts.filter((host) => change.on.includes(host.id)).map((host) => host.name),
          )}
        </p>
      </div>
    </DeskModal>
  );
}
