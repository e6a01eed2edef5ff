// What time it is on the server, and in a room, whatever this computer's own clock says.

/** A room's clock: the wall, or a recording that plays from `t0_show` at `speed` since `t0_wall`. */
export type RoomClock =
  { kind: "wall" } | { kind: "replay"; t0_show: number; t0_wall: number; speed: number };

/** The time in a room (UTC ms) at the server's time `now`. */
export function roomTime(clock: RoomClock, now: number): number {
  if (clock.kind === "wall") return now;
  return clock.t0_show + (now - clock.t0_wall) * clock.speed;
}

interface Sample {
  /** Server's time less `performance.now()`, ms. */
  offset: number;
  /** How far the offset may be off, ms. */
  doubt: number;
  at: number;
}

/** A sample grows doubtful by this much per ms: cheap quartz drifts up to 100 ms in a minute. */
const DRIFT = 0.0017;
/** A `Date` header is cut to whole seconds. */
const HEADER_STEP_MS = 1_000;

/** Learns the server's time from its messages; the least doubtful sample is believed. */
export class ServerClock {
  private sample: Sample | null = null;
  private readonly steady: () => number;
  private readonly wall: () => number;

  /** `steady` never jumps (performance.now); `wall` is the computer's own idea, used at first. */
  constructor(steady: () => number, wall: () => number) {
    this.steady = steady;
    this.wall = wall;
  }

  /** The server's time now, UTC ms. */
  now(): number {
    return this.sample === null ? this.wall() : Math.round(this.sample.offset + this.steady());
  }

  /** A message said it is `server` ms there; it was asked for and came at these steady times. */
  learn(server: number, asked: number, came: number, step = 0): void {
    const fresh: Sample = {
      offset: server + step / 2 - (asked + came) / 2,
      doubt: (came - asked + step) / 2,
      at: came,
    };
    const held = this.sample;
    if (held === null || fresh.doubt <= held.doubt + (came - held.at) * DRIFT) this.sample = fresh;
  }

  /**
   * A message nobody asked for left there at `server` and came at this steady time. It was under
   * way for an unknown while: so it may say that the clock is slow, but not that it is fast by
   * more than the held sample may be off.
   */
  hear(server: number, came: number): void {
    const offset = server - came;
    const held = this.sample;
    const least = held && held.offset - held.doubt - (came - held.at) * DRIFT;
    if (least === null || offset >= least) this.sample = { offset, doubt: 0, at: came };
  }

  /** The same as `learn` from an HTTP `Date` header, if it can be read. */
  learnFromHeader(date: string | null, asked: number, came: number): void {
    const server = date === null ? Number.NaN : Date.parse(date);
    if (!Number.isNaN(server)) this.learn(server, asked, came, HEADER_STEP_MS);
  }
}

export const serverClock = new ServerClock(
  () => performance.now(),
  () => Date.now(),
);
