// What a review before a show adds up to, and what changed in it under somebody's eyes. [plain]
import type { Claim, Item, PreShow, Signature } from "./preshow";

export interface Group {
  key: string;
  label: string;
  items: readonly Item[];
  open: number;
}

/** Items by what they are about, in the order of the list. */
export function groupsOf(items: readonly Item[]): Group[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([key, list]) => ({
    key,
    label: list[0]?.group_label ?? key,
    items: list,
    open: list.filter((item) => item.state === "open").length,
  }));
}

/** A claim is known by where it stands, its rule and its words; the same twice is counted. */
export function claimKeys(claims: readonly Claim[]): string[] {
  const times = new Map<string, number>();
  return claims.map(({ place, rule, span }) => {
    const key = `${place}\n${rule}\n${span}`;
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    return `${key}\n${nth}`;
  });
}

const GRAVITY: Readonly<Record<string, number>> = { block: 0, high: 1, medium: 2, low: 3 };

/** Open claims, the gravest first; those of one weight stay in the order of the show. */
export const openClaims = (claims: readonly Claim[]): Claim[] =>
  claims
    .filter((claim) => claim.settled === "")
    .toSorted(
      (a, b) =>
        Number(a.verdict === "needs_evidence") - Number(b.verdict === "needs_evidence") ||
        (GRAVITY[a.severity] ?? 4) - (GRAVITY[b.severity] ?? 4),
    );

export interface Difference {
  added: readonly Claim[];
  gone: readonly Claim[];
  /** Items that stand otherwise, or of which something else is seen. */
  items: readonly Item[];
}

/** What is other in `now` than in what was shown before. */
export function differenceOf(before: PreShow, now: PreShow): Difference {
  const had = claimKeys(before.claims);
  const has = claimKeys(now.claims);
  const known = new Set(had);
  const there = new Set(has);
  const items = new Map(before.items.map((item) => [item.key, item]));
  const looks = (item: Item | undefined) =>
    JSON.stringify([item?.state, item?.seen.map((one) => one.text)]);
  return {
    added: now.claims.filter((_, at) => !known.has(has[at] ?? "")),
    gone: before.claims.filter((_, at) => !there.has(had[at] ?? "")),
    items: now.items.filter((item) => looks(items.get(item.key)) !== looks(item)),
  };
}

export type Signed =
  | { kind: "never" }
  | { kind: "changed"; by: Signature }
  | { kind: "signed"; by: Signature; countersign: "none" | "due" | "over" | "done" };

/** How a review is signed at an instant (UTC ms). */
export function signedOf({ signatures }: Pick<PreShow, "signatures">, now: number): Signed {
  const by = signatures[0];
  if (by === undefined) return { kind: "never" };
  if (!by.still) return { kind: "changed", by };
  const { countersign_until: until, countersigned_at: done } = by;
  const countersign =
    done !== null ? "done" : until === null ? "none" : now < until ? "due" : "over";
  return { kind: "signed", by, countersign };
}

/** Whole hours and minutes of a stretch (ms); what is left of less than a minute is one. */
export function hoursAndMinutes(ms: number): { hours: number; minutes: number } {
  const minutes = Math.max(ms > 0 ? 1 : 0, Math.floor(ms / 60_000));
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** What a show would go on air with: not signed, signed under other content, blockers open. */
export function unsignedOf(
  review: Pick<PreShow, "signatures" | "blockers">,
  now: number,
): ("unsigned" | "changed" | "countersign" | "blockers")[] {
  const signed = signedOf(review, now);
  const name =
    signed.kind === "never"
      ? ["unsigned" as const]
      : signed.kind === "changed"
        ? ["changed" as const]
        : signed.countersign === "over"
          ? ["countersign" as const]
          : [];
  return review.blockers > 0 ? [...name, "blockers"] : name;
}
