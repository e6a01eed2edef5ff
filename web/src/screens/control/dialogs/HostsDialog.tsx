// Who is on mic: two may be at once.
import { Button } from "antd";
import { useRoomNow } from "@/domains/control/live";
import { textIn } from "@/domains/control/parts";
import { useMay } from "@/domains/people/me";
import { useHosts } from "@/domains/people/people";
import { Empty } from "@/kit/Empty";
import { length } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import { elapsed } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";

export function HostsDialog() {
  const { room, run, onAir } = useDesk();
  const acts = useActs();
  const may = useMay();
  const told = useWords().control.hosts;
  const now = useRoomNow(room);
  const hosts = useHosts();
  const listed = (hosts.data ?? []).map((host) => ({ id: String(host.id), name: host.name }));
  const strangers = run.hosts
    .filter((span) => !listed.some((host) => host.id === span.key))
    .map((span) => ({ id: span.key, name: textIn(span, "name") ?? span.key }));
  const mayPress = may("run.command") && onAir;
  return (
    <DeskModal title={told.title}>
      <RefusalNote error={hosts.error} />
      {!onAir && <p className={styles.soft}>{told.offAir}</p>}
      <ul className={styles.people}>
        {[...strangers, ...listed].map((host) => {
          const span = run.hosts.find((one) => one.key === host.id);
          return (
            <li key={host.id} data-host={host.id} data-on-mic={span !== undefined}>
              <b>{host.name}</b>
              <small>
                {span === undefined ? "" : told.since(length(elapsed(now, span.start) / 1_000))}
              </small>
              <Button
                disabled={!mayPress}
                onClick={() => void (span === undefined ? acts.hostOn(host) : acts.hostOff(host))}
              >
                {span === undefined ? told.on : told.off}
              </Button>
            </li>
          );
        })}
      </ul>
      {listed.length + strangers.length === 0 && hosts.data !== undefined && (
        <Empty small title={told.none} />
      )}
    </DeskModal>
  );
}
