// What a host sells now, for how much and with what, how long still, and what comes next.
import type { PrompterCard } from "@/domains/prompter/asked";
import type { PrompterPart } from "@/domains/prompter/parts";
import { yuan } from "@/kit/format";
import styles from "./prompter.module.css";
import { words } from "./speaking";
import { countdown } from "./standing";

interface Props {
  part: PrompterPart;
  card: PrompterCard | null;
  /** Room time, UTC ms. */
  now: number;
}

type Goods = NonNullable<PrompterCard["goods"]>;

export function Facts({ part, card, now }: Props) {
  const { show, segment, pitch } = part.on_air;
  const onAir = show !== null && show.end === null;
  const left = onAir && card?.segment_ends != null ? card.segment_ends - now : null;
  const goods = card?.goods ?? null;
  const no = goods?.no ?? pitch?.link_no ?? null;
  const name = goods?.name || pitch?.name || "";
  return (
    <>
      <section className={styles.now} data-on-air={onAir}>
        {!onAir && <p className={styles.quiet}>{words.notOnAir}</p>}
        {onAir && no === null && name === "" && (
          <p className={styles.quiet}>{segment?.title ?? words.nothing}</p>
        )}
        {onAir && (no !== null || name !== "") && (
          <>
            <p className={styles.link} data-link-no={no ?? ""}>
              {no !== null && <b>{words.number(no)}</b>}
              <span>{name}</span>
            </p>
            {goods !== null && (
              <p className={styles.price} data-price={goods.price ?? ""}>
                {priceOf(goods, card?.cur ?? "")}
              </p>
            )}
            {goods !== null && goods.offer !== "" && (
              <p className={styles.offer} data-offer="">
                {goods.offer}
              </p>
            )}
          </>
        )}
      </section>
      <footer className={styles.foot}>
        <p className={styles.left} data-left={left === null ? "" : left < 0 ? "over" : "runs"}>
          <small>{segment?.title ?? (onAir ? words.noSegment : (show?.title ?? ""))}</small>
          {left !== null && <b>{countdown(left)}</b>}
        </p>
        <p className={styles.next} data-next="">
          <small>{words.next}</small>
          <b>{nextOf(card)}</b>
        </p>
      </footer>
    </>
  );
}

const priceOf = (goods: Goods, cur: string) =>
  goods.price === null
    ? words.noPrice
    : cur === "CNY" || cur === ""
      ? `¥${plainly(goods.price)}`
      : `${plainly(goods.price)} ${cur}`;

/** 89 and not 89.00: two digits less to read. */
const plainly = (minor: number) => yuan(minor).replace(/\.00$/, "");

function nextOf(card: PrompterCard | null): string {
  const next = card?.next ?? null;
  if (next === null) return words.noNext;
  const { goods } = next;
  if (goods === null) return next.title;
  const told = [goods.no === null ? "" : words.number(goods.no), goods.name || next.title];
  if (goods.price !== null) told.push(priceOf(goods, card?.cur ?? ""));
  return told.filter((one) => one !== "").join(" ");
}
