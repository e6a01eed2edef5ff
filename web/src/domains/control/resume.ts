// A show that was ended by mistake, or broke off, taken up again: who was on when it ended. [plain]
import { type DeskPress } from "./parts";

export interface WasOn {
  shift: { id: string; name: string } | null;
  hosts: { id: string; name: string }[];
}

const nameOf = (press: DeskPress) => {
  const name = press.x["name"];
  return typeof name === "string" && name !== "" ? name : (press.ref ?? "");
};

/** The shift and the hosts of the show that began at `start` and ended at `end` (room time), by the
 * presses that are known. */
export function wasOn(presses: readonly DeskPress[], start: number, end: number): WasOn {
  let shift: WasOn["shift"] = null;
  const hosts = new Map<string, string>();
  for (const press of presses) {
    if (press.ts < start || press.ts >= end || press.ref === null) continue;
    if (press.kind === "shift.start") shift = { id: press.ref, name: nameOf(press) };
    else if (press.kind === "shift.end") shift = null;
    else if (press.kind === "host.on") hosts.set(press.ref, nameOf(press));
    else if (press.kind === "host.off") hosts.delete(press.ref);
  }
  return { shift, hosts: [...hosts].map(([id, name]) => ({ id, name })) };
}
