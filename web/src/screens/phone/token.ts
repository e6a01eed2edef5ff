// The secret of the link: taken out of the address at once, so that a screenshot holds none.

const KEPT = "kaibo.board";
const TOKEN = /^#([A-Za-z0-9_-]{20,100})$/;

/** The secret behind `#`; null where there is none. */
export const tokenIn = (hash: string): string | null => TOKEN.exec(hash)?.[1] ?? null;

/** The secret this tab was opened with, also after a reload; null for none. It is in the address no
 * longer, and goes with the tab. */
export function takeToken(): string | null {
  const fresh = tokenIn(location.hash);
  try {
    if (fresh !== null) sessionStorage.setItem(KEPT, fresh);
    else return sessionStorage.getItem(KEPT);
  } catch {
    // Storage is closed to us. Left in the address, a reload would still find it.
    return fresh;
  }
  history.replaceState(null, "", location.pathname);
  return fresh;
}
