// What a roster leaves open: hours of named shifts, rooms, and names nobody knows yet.
import { Input, Select } from "antd";
import type { RosterAnswers, Who } from "@/domains/imports/rosterAnswers";
import { useMay } from "@/domains/people/me";
import { useHosts, useUsers } from "@/domains/people/people";
import { useRooms } from "@/domains/rooms/rooms";
import { useWords } from "@/words/words";
import styles from "./roster.module.css";
import type { RosterImport } from "./useRosterImport";

export function Asked({ work }: { work: RosterImport }) {
  const told = useWords().imports.roster;
  const { asked, answers, say, busy } = work;
  const rooms = useRooms().data ?? [];
  return (
    <>
      {work.filled && <p className={styles.soft}>{told.filled}</p>}
      {asked.hours.length > 0 && (
        <fieldset className={styles.asked} disabled={busy}>
          <legend>{told.hours}</legend>
          {asked.hours.map((word) => (
            <label key={word}>
              <span>{word}</span>
              <Input
                defaultValue={answers.hours[word]}
                placeholder={told.hoursHint}
                maxLength={40}
                onPressEnter={(event) => event.currentTarget.blur()}
                onBlur={(event) => {
                  const hours = event.target.value.trim();
                  if (hours === (answers.hours[word] ?? "")) return;
                  void say({ hours: { ...answers.hours, [word]: hours } });
                }}
              />
            </label>
          ))}
        </fieldset>
      )}
      {asked.rooms.length > 0 && (
        <fieldset className={styles.asked} disabled={busy}>
          <legend>{told.rooms}</legend>
          {asked.rooms.map((label) => (
            <label key={label}>
              <span>{label || told.roomNone}</span>
              <Select
                showSearch={{ optionFilterProp: "label" }}
                value={answers.rooms[label] ?? null}
                placeholder={told.whoChoose}
                options={rooms.map((room) => ({ value: room.ident, label: room.title }))}
                onChange={(room: string) =>
                  void say({ rooms: { ...answers.rooms, [label]: room } })
                }
              />
            </label>
          ))}
        </fieldset>
      )}
      {asked.names.length > 0 && (
        <fieldset className={styles.asked} disabled={busy}>
          <legend>{told.who}</legend>
          {asked.names.map((name) => (
            <NameLine key={name} name={name} answers={answers} say={say} />
          ))}
        </fieldset>
      )}
    </>
  );
}

interface NameProps {
  name: string;
  answers: RosterAnswers;
  say: RosterImport["say"];
}

const NEW = "new";
const OUT = "out";

const keyOf = (who: Who): string => {
  if ("host" in who) return `host ${who.host}`;
  if ("user" in who) return `user ${who.user}`;
  return "new_host" in who ? NEW : OUT;
};

function NameLine({ name, answers, say }: NameProps) {
  const told = useWords().imports.roster;
  const mayAdd = useMay()("people.host.write");
  const hosts = useHosts().data ?? [];
  const users = useUsers(false).data ?? [];
  const said = answers.who[name];
  const choices = new Map<string, { label: string; who: Who }>([
    ...hosts.map(
      (one) => [`host ${one.id}`, { label: told.host(one.name), who: { host: one.id } }] as const,
    ),
    ...users.map(
      (one) => [`user ${one.id}`, { label: told.user(one.name), who: { user: one.id } }] as const,
    ),
    ...(mayAdd ? [[NEW, { label: told.newHost, who: { new_host: name } }] as const] : []),
    [OUT, { label: told.leaveOut, who: { leave_out: true } }] as const,
  ]);
  return (
    <label>
      <span>{name}</span>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        value={said === undefined ? null : keyOf(said)}
        placeholder={told.whoChoose}
        options={[...choices].map(([value, { label }]) => ({ value, label }))}
        onChange={(key: string) => {
          const chosen = choices.get(key);
          if (chosen !== undefined) void say({ who: { ...answers.who, [name]: chosen.who } });
        }}
      />
    </label>
  );
}
