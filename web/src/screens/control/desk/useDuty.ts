// Who is on duty in the room and who comes next: what was pressed, beside the roster.
import { useMemo } from "react";
import { useRoomNow } from "@/domains/control/live";
import { dutyAt, inRoom, type Shift } from "@/domains/control/roster";
import { useShifts } from "@/domains/people/people";
import { useDesk } from "./DeskContext";

const HOUR = 3_600_000;

export interface Duty {
  shifts: readonly Shift[];
  present: Shift | null;
  next: Shift | null;
}

export function useDuty(): Duty {
  const { room, card, run } = useDesk();
  const now = useRoomNow(room);
  // Asked for by the hour of the room, so that the answer can be kept.
  const hour = Math.floor(now / HOUR) * HOUR;
  const asked = useShifts(hour - 24 * HOUR, hour + 24 * HOUR);
  const shifts = useMemo(() => inRoom(asked.data ?? [], card), [asked.data, card]);
  const minute = Math.floor(now / 60_000) * 60_000;
  const pressed = run.shift?.key ?? null;
  return useMemo(() => ({ shifts, ...dutyAt(shifts, pressed, minute) }), [shifts, pressed, minute]);
}
