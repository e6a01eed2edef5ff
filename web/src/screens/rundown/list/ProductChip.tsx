// The product a segment is about, by the number it goes by now, with its price and its stock.
import type { Segment } from "@/domains/rundown/plan";
import type { Link } from "@/domains/selection/links";
import { count, money } from "@/kit/format";
import { useLanguage } from "@/words/words";
import styles from "./row.module.css";

interface Props {
  segment: Segment;
  /** The link as the line-up has it; undefined while that is not read. */
  link: Link | undefined;
}

export function ProductChip({ segment, link }: Props) {
  const { words, language } = useLanguage();
  const told = words.rundown;
  const { goods, link_id, link_no } = segment;
  if (goods === null) {
    if (link_id === null && link_no === null) return null;
    return (
      <span className={styles.chip} data-state="missing">
        {link_no === null ? told.linkGone : told.noLink(link_no)}
      </span>
    );
  }
  const stock = link?.promisable_stock ?? link?.stock ?? null;
  return (
    <span className={styles.chip} data-state={goods.final_price === null ? "open" : "ready"}>
      <b>{goods.link_no === null ? told.noNo : told.linkNo(goods.link_no)}</b>
      <span className={styles.chipName} title={goods.title}>
        {goods.short || goods.title}
      </span>
      <span className={goods.final_price === null ? styles.late : undefined}>
        {goods.final_price === null ? told.noPrice : money(goods.final_price, language)}
      </span>
      {link !== undefined && (
        <span
          className={stock === 0 ? styles.late : styles.chipStock}
          {...(stock === null && { title: told.stockUnknown })}
        >
          {stock === null ? "—" : stock === 0 ? told.soldOut : told.stock(count(stock, language))}
        </span>
      )}
    </span>
  );
}
