// Which group is offered first: the one that was sent to last, of this room and this thing.
import { recall, remember } from "@/kit/memory";
import type { Group, What } from "./groups";

/** What was kept, most of it first: of this thing in this room, then of the room at all. */
const keys = (room: string, what: What) => [`group.${room}.${what}`, `group.${room}`];

export function rememberGroup(room: string, what: What, group: number): void {
  for (const key of keys(room, what)) remember(key, String(group));
}

/** The group to offer, null where none is in use. A group that went out of use is passed over. */
export function offered(
  groups: readonly Group[],
  room: string,
  what: What,
  kept: (key: string) => string | null = recall,
): Group | null {
  const inUse = groups.filter((group) => group.active);
  for (const key of keys(room, what)) {
    const found = inUse.find((group) => String(group.id) === kept(key));
    if (found !== undefined) return found;
  }
  return inUse[0] ?? null;
}
