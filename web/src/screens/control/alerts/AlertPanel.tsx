// All alerts beside the desk: one is chosen, a digit puts it aside, Enter says that it was put right.
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { type AlertDeed, chosen, deedOf, grouped, largeOne } from "@/domains/control/alerts";
import { useAlerts } from "@/domains/control/live";
import { composing } from "@/kit/keys/chord";
import { useWords } from "@/words/words";
import { Proving } from "../../checked/Proving";
import { useDesk } from "../desk/DeskContext";
import { pushedFor, usePush } from "../push/usePush";
import { AlertRow } from "./AlertRow";
import styles from "./alerts.module.css";
import { Checking } from "./Checking";
import { Ended } from "./Ended";
import { useAlertActs, useGoing } from "./useAlertActs";
import { useOpenAlerts, useSeen } from "./useOpenAlerts";

/** A key that bounces must not put the next one aside too. */
const BOUNCE_MS = 400;
const NONE: ReadonlySet<string> = new Set();

export function AlertPanel() {
  const { room, dialog, close } = useDesk();
  const told = useWords().control.alerts;
  const acts = useAlertActs();
  const going = useGoing();
  const pushing = usePush();
  const board = useAlerts(room);
  const open = useOpenAlerts();
  const groups = useMemo(() => grouped(open), [open]);
  const all = useMemo(() => groups.flatMap(({ alerts }) => alerts), [groups]);
  const [wanted, setWanted] = useState<{ id: string | null; place: number }>({
    id: null,
    place: 0,
  });
  const ids = all.map((one) => one.id);
  const id = chosen(ids, wanted.id, wanted.place, largeOne(open, NONE)?.id ?? null);
  const alert = all.find((one) => one.id === id) ?? null;
  useSeen(alert);
  const panel = useRef<HTMLDivElement>(null);
  // Opened again by its key it takes the keys again.
  useEffect(() => panel.current?.focus(), [dialog]);
  useEffect(() => {
    panel.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [id]);
  const last = useRef(-BOUNCE_MS);

  const choose = (next: string | undefined) => {
    if (next !== undefined) setWanted({ id: next, place: ids.indexOf(next) });
  };
  const run = async (deed: AlertDeed) => {
    if (alert === null || !acts.may || going(alert)) return;
    // What follows it is chosen when it is gone; with the last one digits are link numbers again.
    setWanted({ id: alert.id, place: ids.indexOf(alert.id) });
    if (ids.length === 1) close();
    await acts.run(alert, deed);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = id === null ? -1 : ids.indexOf(id);
    const onButton = event.target !== panel.current;
    if (event.key === "Escape" || (event.key === "F3" && !event.shiftKey)) close();
    else if (event.key === "F6" && !event.shiftKey) {
      if (alert !== null && pushedFor(alert, pushing.last) === null) void pushing.correct(alert);
    } else if (event.key === "ArrowDown") choose(ids[at + 1]);
    else if (event.key === "ArrowUp") choose(ids[Math.max(at - 1, 0)]);
    else if (event.key === "Enter" && onButton) return;
    else if (event.key === "Enter" || /^[0-9]$/.test(event.key)) {
      const deed = alert === null ? null : deedOf(event.key, alert);
      const soon = event.timeStamp - last.current < BOUNCE_MS;
      if (deed !== null && !event.repeat && !soon) {
        last.current = event.timeStamp;
        void run(deed);
      }
    } else return;
    event.preventDefault();
  };
  /** A click chooses and presses; the keys stay with the panel. */
  const keepFocus = (event: MouseEvent) => {
    event.preventDefault();
    panel.current?.focus();
  };
  return (
    <Proving product={null} closed={() => panel.current?.focus()}>
      <div
        ref={panel}
        className={styles.panel}
        role="dialog"
        aria-label={told.title}
        tabIndex={-1}
        onKeyDown={keyDown}
        onMouseDown={keepFocus}
        data-alert-panel=""
      >
        <header className={styles.panelHead}>
          <h2>{told.title}</h2>
          <small>{told.raised(board.raised)}</small>
          <button type="button" className={styles.closer} onClick={close}>
            <kbd>Esc</kbd>
          </button>
          <Checking whole />
        </header>
        <div className={styles.list}>
          {groups.map(({ group, alerts }) => (
            <section key={group} data-alert-group={group}>
              <h3>
                {told.groups[group]} <small>{told.count(alerts.length)}</small>
              </h3>
              <ol>
                {alerts.map((one) => (
                  <AlertRow
                    key={one.id}
                    alert={one}
                    current={one.id === id}
                    acts={acts}
                    choose={() => choose(one.id)}
                    run={(deed) => void run(deed)}
                  />
                ))}
              </ol>
            </section>
          ))}
          {all.length === 0 && <p className={styles.none}>{told.none}</p>}
          <Ended closed={board.closed} />
        </div>
        <footer className={styles.panelFoot}>
          <span>{told.keys}</span>
          <span>{told.keysAway}</span>
        </footer>
      </div>
    </Proving>
  );
}
