// The last five presses: taken, on their way or not recorded; and the way to set one right.
import { useMay, useMe } from "@/domains/people/me";
import { useUsers } from "@/domains/people/people";
import { restored } from "@/domains/control/fixes";
import { recent, type RecentPress } from "@/domains/control/recent";
import { atSecond } from "@/kit/time";
import { useCommands } from "@/live/Live";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { pressWords } from "../desk/pressWords";
import styles from "./foot.module.css";

export function Recent({ most = 5 }: { most?: number }) {
  const { room, presses, goods, plan } = useDesk();
  const { open } = useCommands();
  const words = useWords();
  const told = words.control.recent;
  const all = recent(open, room, presses, (press) => pressWords(press, goods, words, plan), most);
  return (
    <section className={styles.recent} aria-label={told.title} data-recent={all.length}>
      <span className={styles.recentName}>{told.title}</span>
      <ol>
        {all.map((one, at) => (
          // Five places that stay; a new press moves the words on.
          // oxlint-disable-next-line react/no-array-index-key
          <Line key={at} one={one} />
        ))}
      </ol>
      {all.length === 0 && <span className={styles.soft}>{told.none}</span>}
    </section>
  );
}

function Line({ one }: { one: RecentPress }) {
  const { open, presses, press: send } = useDesk();
  const words = useWords();
  const told = words.control.recent;
  const may = useMay();
  const { data: me } = useMe();
  const users = useUsers(false);
  const other = one.by !== null && one.by !== `user:${me?.user?.id}`;
  const who = other ? (users.data ?? []).find((user) => `user:${user.id}` === one.by)?.name : null;
  const { press } = one;
  const restore = () => {
    const command = press === null ? null : restored(press, presses);
    if (command !== null) void send(command, words.control.acts.restoreOf(one.label));
  };
  return (
    <li
      className={styles.press}
      data-press={one.id}
      data-press-state={one.state}
      data-fixed={one.fixed ?? ""}
      title={[one.label, who ?? ""].filter((text) => text !== "").join(" · ")}
    >
      <time>{one.ts === null ? "" : atSecond(one.ts)}</time>
      <span className={styles.label}>{one.label}</span>
      <small>{one.fixed === null ? told.states[one.state] : told.fixed[one.fixed]}</small>
      {press !== null && one.fixed !== "dropped" && (
        <button
          type="button"
          disabled={!may("run.correct")}
          title={may("run.correct") ? told.fixHow : told.mayNot}
          onClick={() => open({ kind: "fix", press })}
        >
          {told.fix}
        </button>
      )}
      {press !== null && one.fixed === "dropped" && (
        <button
          type="button"
          disabled={!may("run.correct")}
          title={may("run.correct") ? told.restoreHow : told.mayNot}
          onClick={restore}
          data-restore={press.id}
        >
          {told.restore}
        </button>
      )}
    </li>
  );
}
