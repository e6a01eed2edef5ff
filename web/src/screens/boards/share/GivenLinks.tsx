// The links that were given out: of what, by whom, until when, how often opened; and an end to each.
import { type BoardLink, useBoardLinks, useWithdrawBoardLink } from "@/domains/boardlinks/links";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { HoldButton } from "@/kit/HoldButton";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, shortDay } from "@/kit/time";
import { useLanguage } from "@/words/words";
import styles from "./share.module.css";

export function GivenLinks() {
  const told = useLanguage().words.phone.share;
  const links = useBoardLinks();
  return (
    <section className={styles.given}>
      <h2>{told.given}</h2>
      <RefusalNote error={links.error} retry={() => void links.refetch()} />
      {links.data?.length === 0 && <p className={styles.soft}>{told.none}</p>}
      <ul>
        {links.data?.map((link) => (
          <Given key={link.id} link={link} />
        ))}
      </ul>
    </section>
  );
}

function Given({ link }: { link: BoardLink }) {
  const { words, language } = useLanguage();
  const told = words.phone.share;
  const withdraw = useWithdrawBoardLink();
  const titleOf = useRoomTitle();
  const at = (ms: number) => `${shortDay(ms, language)} ${atClock(ms)}`;
  const what =
    link.kind === "show"
      ? link.room_title || titleOf(link.room)
      : link.day === ""
        ? told.today
        : told.onDay(link.day);
  const parts = [link.money && told.money, link.spend && told.spend, link.hosts && told.hosts];
  const shown = parts.filter((one) => one !== false);
  const facts = [
    told.board(words.duties[link.duty]),
    shown.length > 0 ? words.common.listed(shown) : told.plain,
    told.by(link.by, at(link.made_at)),
    told.untilAt(at(link.until)),
    link.last_at === null ? told.never : told.opened(link.opened, at(link.last_at)),
  ];
  return (
    <li data-given={link.id} data-state={link.state}>
      <div>
        <p>
          {link.note !== "" && <b>{link.note} </b>}
          {what}
          {link.state !== "open" && <small className={styles.tag}>{told.states[link.state]}</small>}
        </p>
        <p className={styles.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        {link.why !== "" && <p className={styles.soft}>{link.why}</p>}
        <RefusalNote error={withdraw.error} />
      </div>
      {(link.state === "open" || link.state === "stopped") && (
        <HoldButton disabled={withdraw.isPending} onHeld={() => withdraw.mutate(link)}>
          {told.withdraw}
        </HoldButton>
      )}
    </li>
  );
}
