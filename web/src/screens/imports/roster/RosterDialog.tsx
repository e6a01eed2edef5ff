// A team's own roster into the roster of shifts: read, asked about, looked at, and planned.
import { Alert, App, Button, Modal, Select } from "antd";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import type { Team } from "@/domains/imports/rosterAnswers";
import { useMay } from "@/domains/people/me";
import { useHosts } from "@/domains/people/people";
import { useRooms } from "@/domains/rooms/rooms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { Asked } from "./Asked";
import { Planned } from "./Planned";
import styles from "./roster.module.css";
import { useRosterImport } from "./useRosterImport";

interface Props {
  /** The file that was handed in, by its number; undefined: one is to be chosen. */
  file: number | undefined;
  close: () => void;
}

/** What is known of the team before a roster is read; null while it is asked for. */
function useTeam(): Team | null {
  const mayAdd = useMay()("people.host.write");
  const rooms = useRooms();
  const hosts = useHosts();
  return useMemo(
    () =>
      rooms.data === undefined || hosts.data === undefined
        ? null
        : { rooms: rooms.data, hosts: hosts.data.length, mayAdd },
    [rooms.data, hosts.data, mayAdd],
  );
}

export function RosterDialog({ file, close }: Props) {
  const words = useWords();
  const told = words.imports.roster;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const chooser = useRef<HTMLInputElement>(null);
  const team = useTeam();
  const work = useRosterImport(team, (done, first) => {
    message.info(told.done(done.planned, done.changed, done.hosts), 6);
    close();
    // Last night's shifts are not of this week: the roster opens where they stand.
    void navigate({ to: "/roster", search: first === undefined ? {} : { at: first } });
  });
  const begun = useRef(false);
  const start = () => {
    if (begun.current || file === undefined || team === null) return;
    begun.current = true;
    void work.open(file);
  };
  useEffect(start);
  const { plan } = work;
  const writes = plan === null ? 0 : plan.new + plan.changed;
  // Rows of a shift whose hours nobody says are left out; names and rooms must be answered.
  const open = plan !== null && plan.asked_names.length + plan.asked_rooms.length > 0;
  const label = open
    ? told.asked
    : writes === 0
      ? told.nothing
      : plan !== null && plan.clashing > 0
        ? told.clashKnown
        : told.apply(writes);
  return (
    <Modal
      open
      title={told.title}
      onCancel={close}
      footer={null}
      width={860}
      mask={{ closable: false }}
      styles={{ body: { maxHeight: "calc(100dvh - 116px)", overflowY: "auto" } }}
    >
      <div className={styles.dialog} data-roster={plan === null ? "choose" : "preview"}>
        <RefusalNote error={work.error} />
        {work.outdated && <Alert type="warning" showIcon title={told.outdated} role="alert" />}
        <div className={styles.choose}>
          <span>{told.how}</span>
          <Button loading={work.busy} onClick={() => chooser.current?.click()}>
            {told.open}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".xlsx,.csv,.txt,.tsv"
            aria-label={told.open}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen !== undefined) void work.open(chosen);
              event.target.value = "";
            }}
          />
          {work.sheets.length > 1 && (
            <Select
              aria-label={told.sheet}
              className={styles.sheet}
              value={work.sheet}
              options={work.sheets.map(({ name }, value) => ({ value, label: name }))}
              onChange={(at: number) => void work.setSheet(at)}
            />
          )}
        </div>
        {plan !== null && (
          <>
            <Asked key={work.sheet} work={work} />
            <Planned plan={plan} />
            <footer className={styles.foot}>
              {plan.clashing > 0 && (
                <span className={styles.soon}>{told.clashing(plan.clashing)}</span>
              )}
              <Button
                type="primary"
                loading={work.busy}
                disabled={open || writes === 0}
                data-act="plan-roster"
                onClick={() => void work.apply(plan.clashing > 0)}
              >
                {label}
              </Button>
            </footer>
          </>
        )}
      </div>
    </Modal>
  );
}
