// A room's clock: the time there, or how long a show has been running.
import { type RoomClock, roomTime } from "@/live/serverClock";
import { useNow } from "@/live/useNow";
import { length } from "./format";
import { atSecond } from "./time";

const WALL: RoomClock = { kind: "wall" };

interface Props {
  clock?: RoomClock;
  /** Start of the show in the room's time: shows the length since then. */
  since?: number;
}

export function Clock({ clock = WALL, since }: Props) {
  const now = roomTime(clock, useNow());
  return <time>{since === undefined ? atSecond(now) : length((now - since) / 1_000)}</time>;
}
