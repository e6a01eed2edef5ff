// What time it is in a room: its own clock goes on by itself between two messages.
import type { Run } from "./parts";

export interface Beat {
  now: number;
  wall: number;
  speed: number;
}

export const WALL: Beat = { now: 0, wall: 0, speed: 1 };

export const beatOf = (run: Run): Beat => ({ now: run.now, wall: run.wall, speed: run.speed });

/** The room's time (UTC ms) at the server's wall time `wall`; without a beat it is the wall's. */
export function roomTimeAt(beat: Beat | null, wall: number): number {
  if (beat === null) return wall;
  return Math.round(beat.now + Math.max(0, wall - beat.wall) * beat.speed);
}

/** When, on the server's wall clock, something of room time `ts` was, for showing its age. */
export function wallOf(beat: Beat | null, ts: number, wall: number): number {
  return wall - (roomTimeAt(beat, wall) - ts);
}
