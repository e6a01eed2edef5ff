// One seat: a duty, and a host or a colleague to sit there.
import { Select } from "antd";
import { type Seat, useHosts, useUsers } from "@/domains/people/people";
import { useWords } from "@/words/words";
import type { DutyCode } from "@/words/zh";
import styles from "./roster.module.css";

interface Props {
  seat: Seat;
  change: (seat: Seat) => void;
}

const ON_AIR: readonly DutyCode[] = ["host", "cohost"];

export function SeatLine({ seat, change }: Props) {
  const words = useWords();
  const hosts = useHosts();
  const users = useUsers(false);
  const onAir = ON_AIR.includes(seat.duty);
  const hostChoices = (hosts.data ?? []).map((host) => ({
    value: `host-${host.id}`,
    label: host.name,
  }));
  const userChoices = (users.data ?? []).map((user) => ({
    value: `user-${user.id}`,
    label: user.name,
  }));
  // What the server allows decides in the end; on air only hosts are offered first.
  const groups = onAir
    ? [{ label: words.roster.inHosts, options: hostChoices }]
    : [
        { label: words.roster.inPeople, options: userChoices },
        { label: words.roster.inHosts, options: hostChoices },
      ];
  const who =
    (seat.host ?? null) !== null
      ? `host-${seat.host}`
      : (seat.user ?? null) !== null
        ? `user-${seat.user}`
        : undefined;
  const sit = (value: string | undefined) => {
    const [kind, id] = (value ?? "").split("-");
    change({
      duty: seat.duty,
      host: kind === "host" ? Number(id) : null,
      user: kind === "user" ? Number(id) : null,
    });
  };
  return (
    <>
      <Select
        className={styles.duty}
        aria-label={words.roster.duty}
        value={seat.duty}
        options={Object.entries(words.duties).map(([value, label]) => ({
          value: value as DutyCode,
          label,
        }))}
        onChange={(duty) => change({ duty, host: null, user: null })}
      />
      <Select
        className={styles.who}
        aria-label={words.roster.who}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={onAir ? words.roster.whoHost : words.roster.whoUser}
        value={who}
        options={groups}
        onChange={sit}
      />
    </>
  );
}
