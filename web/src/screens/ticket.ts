// The one-time sign-in link: its token stands behind #, so that no server logs it.

const inside = (hash: string) => new URLSearchParams(hash.replace(/^#/, ""));

/** The token in an address's hash (with or without its #); null when there is none. */
export function ticketIn(hash: string): string | null {
  return inside(hash).get("ticket") || null;
}

/** Where the link leads once one is in: a path of this site; null when it names none.
 *
 * Anybody can write a link: one that leads to another site, or back to signing in, leads nowhere. */
export function nextIn(hash: string): string | null {
  const next = inside(hash).get("next") ?? "";
  if (!/^\/(?![/\\])[^\\\s]*$/.test(next)) return null;
  const there = new URL(next, "http://here");
  return there.host === "here" && there.pathname !== "/sign-in" && !there.hash.includes("ticket=")
    ? there.pathname + there.search + there.hash
    : null;
}
