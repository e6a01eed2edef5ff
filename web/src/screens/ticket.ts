// The one-time sign-in link: its token stands behind #, so that no server logs it.

/** The token in an address's hash (with or without its #); null when there is none. */
export function ticketIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("ticket") || null;
}
