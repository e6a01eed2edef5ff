// The room's shifts by the roster: who is on duty, who comes next. [plain]
import type { Shapes } from "@/api/client";

export type Shift = Pick<Shapes["ShiftOut"], "id" | "room" | "starts_at" | "ends_at" | "seats">;

/** The roster writes rooms as people call them: by title, or by ident. */
export const inRoom = (shifts: readonly Shift[], room: { ident: string; title: string }) =>
  shifts
    .filter((shift) => shift.room === room.title || shift.room === room.ident)
    .toSorted((a, b) => a.starts_at - b.starts_at || a.id - b.id);

const MIC: readonly string[] = ["host", "cohost"];

/** Hosts of a shift, in the order of their seats. */
export const hostsOf = (shift: Shift) =>
  shift.seats
    .filter((seat) => MIC.includes(seat.duty) && seat.host !== null)
    .map((seat) => ({ id: String(seat.host), name: seat.name }));

/** What a shift is called: its hosts, else whoever sits in it. */
export const shiftName = (shift: Shift) => {
  const hosts = hostsOf(shift).map((host) => host.name);
  return (hosts.length > 0 ? hosts : shift.seats.slice(0, 2).map((seat) => seat.name)).join("、");
};

/**
 * The shift on duty (as pressed, else by the clock) and the one after it. A show that runs late is
 * handed to whoever is due, however long ago; a shift that is over takes nothing.
 */
export function dutyAt(
  shifts: readonly Shift[],
  pressed: string | null,
  now: number,
): { present: Shift | null; next: Shift | null } {
  const present =
    shifts.find((shift) => String(shift.id) === pressed) ??
    (pressed === null
      ? (shifts.find((shift) => shift.starts_at <= now && now < shift.ends_at) ?? null)
      : null);
  const next =
    shifts.find((shift) =>
      present === null
        ? shift.starts_at >= now
        : shift.starts_at > present.starts_at && shift.ends_at > now,
    ) ?? null;
  return { present, next };
}

/** Who may be handed the show at `now`: the shifts that are not over, but for the one on duty. */
export const takers = (shifts: readonly Shift[], present: Shift | null, now: number) =>
  shifts.filter((shift) => shift.id !== present?.id && shift.ends_at > now);
