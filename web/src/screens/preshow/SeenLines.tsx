// What the system saw of an item: each leads to where it can be put right.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { Claim, Item } from "@/domains/preshow/preshow";
import { useWords } from "@/words/words";
import styles from "./preshow.module.css";

/** More than these are folded: a line-up of two hundred links has two hundred. */
const FEW = 4;
/** Items that a proof on file settles. */
const BY_EVIDENCE: ReadonlySet<string> = new Set(["licences", "expiry", "price_basis", "hosts"]);
export const CLAIMS = "preshow-claims";

interface Props {
  show: number;
  item: Item;
  claims: readonly Claim[];
}

export function SeenLines({ show, item, claims }: Props) {
  const told = useWords().preshow;
  const [all, setAll] = useState(false);
  // What is wrong with words stands below, where it can be settled.
  const texts = item.key === "texts" && claims.length > 0;
  const seen = texts ? [] : item.seen;
  const shown = all ? seen : seen.slice(0, FEW);
  return (
    <>
      {texts && (
        <Button
          size="small"
          type="link"
          className={styles.jump}
          onClick={() => document.getElementById(CLAIMS)?.scrollIntoView({ block: "start" })}
        >
          {told.seeClaims(item.seen.length)}
        </Button>
      )}
      {seen.length > 0 && (
        <ul className={styles.seen} data-seen={seen.length}>
          {shown.map((one, at) => (
            // The same may be seen of two texts.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${at} ${one.text}`}>
              {one.text}{" "}
              {!BY_EVIDENCE.has(item.key) && (
                <Way show={show} link={one.link} segment={segmentOf(one.text, claims)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {seen.length > FEW && (
        <Button
          size="small"
          type="link"
          className={styles.jump}
          onClick={() => setAll(!all)}
          aria-expanded={all}
        >
          {all ? told.fewer : told.moreSeen(seen.length - FEW)}
        </Button>
      )}
      {BY_EVIDENCE.has(item.key) && seen.length > 0 && (
        <Link to="/evidence" className={styles.to}>
          {told.toEvidence}
        </Link>
      )}
      {item.key === "hosts" && (
        <Link to="/roster" className={styles.to}>
          {told.toRoster}
        </Link>
      )}
    </>
  );
}

/** What was found in a text names its place and quotes it: the segment of the claim that does. */
const segmentOf = (text: string, claims: readonly Claim[]): number | null =>
  claims.find((one) => text.startsWith(`${one.place}：「${one.span}」`))?.segment ?? null;

interface WayProps {
  show: number;
  link: number | null;
  segment: number | null;
}

function Way({ show, link, segment }: WayProps) {
  const told = useWords().preshow;
  const params = { show: String(show) };
  if (segment !== null) {
    return (
      <Link
        to="/shows/$show/rundown"
        params={params}
        search={{ segment }}
        className={styles.to}
        data-to-segment={segment}
      >
        {told.toScript}
      </Link>
    );
  }
  if (link === null) return null;
  return (
    <Link to="/shows/$show/links" params={params} className={styles.to} data-to-link={link}>
      {told.toLink}
    </Link>
  );
}
