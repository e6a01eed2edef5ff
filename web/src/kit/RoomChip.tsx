// One room at a glance: its name, whether it is on air, and its clock.
import type { RoomClock } from "@/live/serverClock";
import { useWords } from "@/words/words";
import { Clock } from "./Clock";
import styles from "./RoomChip.module.css";

interface Props {
  name: string;
  /** Start of the show, in the room's time; null when off air. */
  onAirSince: number | null;
  clock?: RoomClock;
  onOpen?: () => void;
  /** Where state and clock stand right below: the name alone. */
  brief?: boolean;
}

export function RoomChip({ name, onAirSince, clock, onOpen, brief = false }: Props) {
  const words = useWords();
  const onAir = onAirSince !== null;
  return (
    <button type="button" className={styles.chip} data-on-air={onAir} onClick={onOpen}>
      <i className={styles.dot} aria-hidden />
      {!brief && (
        <span className={styles.state}>{onAir ? words.room.onAir : words.room.offAir}</span>
      )}
      <span className={styles.name}>{name}</span>
      {onAir && !brief && <Clock since={onAirSince} {...(clock ? { clock } : {})} />}
      {clock?.kind === "replay" && (
        <small className={styles.state}>{words.room.replay(clock.speed)}</small>
      )}
    </button>
  );
}
