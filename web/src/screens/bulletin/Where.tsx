// Where it went already, with what became of it; and what of it was missed.
import { useGroups } from "@/domains/team/groups";
import type { Heartbeat } from "@/domains/team/heartbeat";
import { useMay } from "@/domains/people/me";
import { Card } from "@/kit/Card";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./bulletin.module.css";
import { MessageLine, useMoment } from "./MessageLine";

export function Where({ beat }: { beat: Heartbeat }) {
  const told = useWords().bulletin;
  const moment = useMoment();
  const mayRead = useMay()("team.read");
  const groups = useGroups(mayRead).data ?? [];
  const name = (id: number) => groups.find((one) => one.id === id)?.title ?? String(id);
  if (!mayRead) return null;
  return (
    <Card data-where={beat.sent.length}>
      <h2>{told.where}</h2>
      {beat.sent.length === 0 && <p className={tone.soft}>{told.nowhere}</p>}
      <ul className={styles.sent}>
        {beat.sent.map((one) => (
          <li key={one.id}>
            {one.message === null ? (
              <p>
                {name(one.channel)} · {told.missed(moment(one.at), one.why)}
              </p>
            ) : (
              <MessageLine
                id={one.message}
                label={`${name(one.channel)} · ${one.by ?? told.bySchedule} · `}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
