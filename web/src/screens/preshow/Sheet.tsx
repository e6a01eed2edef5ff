// The review on paper: stands beside the page and is only printed; signed by hand where that is asked.
import { createPortal } from "react-dom";
import type { Claim, Item, PreShow } from "@/domains/preshow/preshow";
import { groupsOf, openClaims } from "@/domains/preshow/standing";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import type { Show } from "@/domains/selection/shows";
import { atClock, onDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import styles from "./sheet.module.css";
import { useWhen } from "./useWhen";

export function Sheet({ show, review }: { show: Show; review: PreShow }) {
  const { words, language } = useLanguage();
  const told = words.preshow;
  const titleOf = useRoomTitle();
  const now = useNow(60_000);
  const when = useWhen();
  const open = openClaims(review.claims);
  const settled = review.claims.filter((claim) => claim.settled !== "");
  return createPortal(
    <article className={styles.sheet} data-sheet="preshow">
      <header>
        <h1>{`${show.title} · ${told.title}`}</h1>
        <p>
          {titleOf(show.room)} · {onDay(show.starts_at, language)} {atClock(show.starts_at)}–
          {atClock(show.ends_at)}
        </p>
      </header>
      <p className={styles.sentence}>
        <small>{told.sheet.state}</small>{" "}
        {review.open === 0
          ? told.allClear(review.items.length)
          : told.open(review.open, review.items.length)}
        {review.blockers > 0 && ` · ${told.blocking(review.blockers)}`}
        {" · "}
        {open.length === 0 ? told.claimsClear : told.claimsOpen(open.length)}
      </p>
      {groupsOf(review.items).map((group) => (
        <section key={group.key}>
          <h2>{told.group(group.label, group.open)}</h2>
          <table>
            <tbody>
              {group.items.map((item) => (
                <ItemLine key={item.key} item={item} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <ClaimLines title={`${told.claims} · ${told.claimsOpenTab(open.length)}`} claims={open} />
      <ClaimLines
        title={`${told.claims} · ${told.claimsSettledTab(settled.length)}`}
        claims={settled}
      />
      {review.signatures.length > 0 && (
        <section>
          <h2>{told.signatures}</h2>
          <ul>
            {review.signatures.map((one) => (
              <li key={one.id}>
                {told.number(one.number)} · {told.signedBy(one.by, when(one.at))} ·{" "}
                {told.left(one.open, one.blockers)} · {one.still ? told.same : told.other}
                {one.countersigned_at !== null &&
                  ` · ${told.countersignedBy(one.countersigned_by ?? "", when(one.countersigned_at))}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={styles.hand}>{told.sheet.sign}</p>
      <p className={styles.hand}>{told.sheet.second}</p>
      <footer>
        <p>{told.packs(review.packs.join(" · "))}</p>
        {review.off.map((says) => (
          <p key={says}>{told.notChecked(says)}</p>
        ))}
        <p>
          {told.sheet.digest(review.digest)} ·{" "}
          {told.sheet.made(`${onDay(now, language)} ${atClock(now)}`)}
        </p>
      </footer>
    </article>,
    document.body,
  );
}

const BOX = { ok: "☑", open: "☐", not_meant: "—" } as const;

function ItemLine({ item }: { item: Item }) {
  const told = useWords().preshow;
  const when = useWhen();
  // What is wrong with words stands in the list of claims.
  const seen = item.key === "texts" ? [] : item.seen;
  return (
    <tr>
      <td>
        {BOX[item.state]} {told.states[item.state]}
      </td>
      <td>
        {item.title} <small>{item.basis}</small>
        {item.blocks && item.state === "open" && <b> {told.blocks}</b>}
        {item.state === "open" && seen.length > 0 && (
          <ul>
            {seen.map((one, at) => (
              // The same may be seen of two texts.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${at} ${one.text}`}>{one.text}</li>
            ))}
          </ul>
        )}
      </td>
      <td>
        {item.by !== null && item.at !== null && item.state !== "open"
          ? `${item.note === "" ? "" : `${item.note} · `}${told.by(item.by, when(item.at))}`
          : item.looked_at
            ? told.bySystem
            : ""}
      </td>
    </tr>
  );
}

function ClaimLines({ title, claims }: { title: string; claims: readonly Claim[] }) {
  const words = useWords();
  const told = words.preshow;
  if (claims.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            <th>{told.sheet.place}</th>
            <th>{told.sheet.claim}</th>
            <th>{told.sheet.standing}</th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim, at) => (
            // The same words may stand twice in one place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={`${at} ${claim.rule}`}>
              <td>{claim.place}</td>
              <td>
                {words.common.quoted(claim.span)} {claim.name} <small>{claim.rule}</small>
              </td>
              <td>
                {claim.settled ||
                  [claim.reason, claim.missing].filter((one) => one !== "").join(" · ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
