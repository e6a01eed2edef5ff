// By what this page was opened: the room in the address, the secret behind `#`, a name of its own.
import type { Door } from "@/domains/prompter/asked";

const TOKEN = /^#([A-Za-z0-9_-]{20,100})$/;
const ROOM = /^\/prompter\/([a-z0-9-]{1,40})\/?$/;

const kept = (room: string) => `kaibo.prompter.${room}`;
const SCREEN = "kaibo.prompter.screen";

/** The secret behind `#`; null where there is none. */
export const tokenIn = (hash: string): string | null => TOKEN.exec(hash)?.[1] ?? null;
export const roomIn = (path: string): string | null => ROOM.exec(path)?.[1] ?? null;

/** The door of this tab, also after a reload: the secret is taken out of the address at once, so
 * that a picture of the screen holds none. null: no room is named. */
export function takeDoor(): Door | null {
  const room = roomIn(location.pathname);
  if (room === null) return null;
  const fresh = tokenIn(location.hash);
  try {
    if (fresh !== null) sessionStorage.setItem(kept(room), fresh);
    const screen = sessionStorage.getItem(SCREEN) ?? freshName();
    sessionStorage.setItem(SCREEN, screen);
    if (fresh !== null) history.replaceState(null, "", location.pathname);
    return { room, token: fresh ?? sessionStorage.getItem(kept(room)), screen };
  } catch {
    // Storage is closed to us. Left in the address, a reload still finds the secret.
    return { room, token: fresh, screen: freshName() };
  }
}

/** Plain http has no crypto.randomUUID; a name need not be secret. */
const freshName = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
