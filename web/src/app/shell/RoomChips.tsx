// The rooms that are on air, each with its clock: one press leads to its desk.
import { Link, useNavigate } from "@tanstack/react-router";
import { useBeat, useRunPart } from "@/domains/control/live";
import type { Beat } from "@/domains/control/roomClock";
import { useMay } from "@/domains/people/me";
import { clockOf, useRooms } from "@/domains/rooms/rooms";
import { RoomChip } from "@/kit/RoomChip";
import styles from "./RoomChips.module.css";

/** Off-air rooms show nothing, so that of this many a bar has room for those that do. */
const MOST = 12;
/** A clock further from the wall than this is a recording's. */
const WALL_MS = 5_000;

export function RoomChips({ here, narrow }: { here: string | null; narrow: boolean }) {
  const may = useMay();
  const rooms = useRooms(false, may("run.read"));
  const all = rooms.data ?? [];
  // A narrow window shows its own room only.
  const shown = narrow && here !== null ? all.filter((room) => room.ident === here) : all;
  return (
    <span className={styles.chips}>
      {shown.slice(0, MOST).map((room) => (
        <Chip
          key={room.ident}
          ident={room.ident}
          title={room.title}
          here={room.ident === here}
          narrow={narrow}
        />
      ))}
      {shown.length > MOST && (
        <Link to="/rooms" className={styles.more}>
          +{shown.length - MOST}
        </Link>
      )}
    </span>
  );
}

interface ChipProps {
  ident: string;
  title: string;
  here: boolean;
  narrow: boolean;
}

/** Off air a room has no chip, unless one stands in it. */
function Chip({ ident, title, here, narrow }: ChipProps) {
  const run = useRunPart(ident);
  const beat = useBeat(ident);
  const navigate = useNavigate();
  const show = run?.show != null && run.show.end === null ? run.show : null;
  if (run === null || (show === null && !here)) return null;
  return (
    <span className={styles.chip} data-here={here} data-room-chip={ident}>
      <RoomChip
        name={title}
        brief={here && narrow}
        onAirSince={show?.start ?? null}
        {...(beat !== null && isReplay(beat) && { clock: clockOf(beat) })}
        onOpen={() => void navigate({ to: "/rooms/$room", params: { room: ident } })}
      />
    </span>
  );
}

const isReplay = (beat: Beat) => beat.speed !== 1 || Math.abs(beat.now - beat.wall) > WALL_MS;
