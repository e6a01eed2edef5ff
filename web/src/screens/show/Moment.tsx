// One second of the show: what was said and shown, the link and its price, comments and money around.
import { CloseOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { memo } from "react";
import { type Moment as Told, useMoment, type Which } from "@/domains/review/shows";
import { count, money } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import { atSecond } from "@/kit/time";
import { useLanguage, useWords } from "@/words/words";
import styles from "./moment.module.css";

const STEP_MS = 10_000;

interface Props {
  which: Which;
  at: number | null;
  go: (at: number | null) => void;
}

export const Moment = memo(function Moment({ which, at, go }: Props) {
  const words = useWords();
  const told = words.review.moment;
  const moment = useMoment(which, at);
  if (at === null) return <p className={styles.empty}>{told.empty}</p>;
  const shown = moment.data;
  return (
    <section className={styles.moment} aria-label={told.title} data-moment={at}>
      <header className={styles.head}>
        <h2>{atSecond(at)}</h2>
        {shown !== undefined && <OnAir told={shown} />}
        <span className={styles.gap} />
        <Button
          size="small"
          icon={<LeftOutlined />}
          aria-label={told.before}
          title={told.before}
          onClick={() => go(at - STEP_MS)}
        />
        <Button
          size="small"
          icon={<RightOutlined />}
          aria-label={told.after}
          title={told.after}
          onClick={() => go(at + STEP_MS)}
        />
        <Button
          size="small"
          icon={<CloseOutlined />}
          aria-label={told.close}
          title={told.close}
          onClick={() => go(null)}
        />
      </header>
      <RefusalNote error={moment.error} retry={() => void moment.refetch()} />
      {shown !== undefined && (
        <div className={styles.columns} data-stale={moment.isPlaceholderData}>
          <Script told={shown} />
          <Sales told={shown} />
          <Comments told={shown} />
        </div>
      )}
    </section>
  );
});

function OnAir({ told: { lanes } }: { told: Told }) {
  const words = useWords();
  const spans = [
    ["segment", lanes.segment],
    ["pitch", lanes.pitch],
    ["shift", lanes.shift],
    ["lucky_bag", lanes.lucky_bag],
  ] as const;
  return (
    <p className={styles.onAir}>
      {spans.map(
        ([lane, span]) =>
          span !== null && (
            <span key={lane}>
              <small>{words.review.lanes[lane]}</small> {span.label}
            </span>
          ),
      )}
      {lanes.hosts.length > 0 && (
        <span>
          <small>{words.review.lanes.host}</small>{" "}
          {words.common.listed(lanes.hosts.map((span) => span.label))}
        </span>
      )}
    </p>
  );
}

function Script({ told }: { told: Told }) {
  const { words, language } = useLanguage();
  const { link, segment } = told;
  return (
    <div className={styles.column}>
      <h3>{words.review.moment.link}</h3>
      {link === null ? (
        <p className={styles.soft}>{words.review.moment.noLink}</p>
      ) : (
        <p data-link>
          <b>
            {link.link_no !== null && `${link.link_no}号 `}
            {/* A number that no link has is known by nothing else. */}
            {link.name !== link.product && link.name}
          </b>{" "}
          {link.final_price === null ? (
            <span className={styles.soft}>{words.review.moment.noPrice}</span>
          ) : (
            <>
              <b>{money(link.final_price, language)}</b>{" "}
              <small className={styles.soft}>
                {words.review.moment.price[link.price_from as "taken"] ?? ""}
              </small>
            </>
          )}
          {link.offer !== "" && <span className={styles.offer}>{link.offer}</span>}
        </p>
      )}
      <h3>{words.review.moment.script}</h3>
      {segment === null ? (
        <p className={styles.soft}>{words.review.moment.noSegment}</p>
      ) : segment.blocks.length === 0 ? (
        <p className={styles.soft}>{words.review.moment.noScript}</p>
      ) : (
        segment.blocks.map((block, index) => (
          <p
            // Blocks have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className={styles.line}
          >
            {block.shown || block.text}
          </p>
        ))
      )}
    </div>
  );
}

function Sales({ told }: { told: Told }) {
  const { words, language } = useLanguage();
  const { sales, products } = told;
  const value = (name: string, of: Record<string, number | null> = sales) => {
    const known = of[name];
    if (known === undefined || known === null) return "—";
    return name === "gmv" ? money(known, language) : count(known, language);
  };
  return (
    <div className={styles.column}>
      <h3>{words.review.moment.sales}</h3>
      <p className={styles.sales}>
        {"gmv" in sales && (
          <span data-figure="moment.gmv" data-value={sales["gmv"] ?? ""}>
            <small>{words.review.series.gmv}</small> <b>{value("gmv")}</b>
          </span>
        )}
        <span>
          <small>{words.review.moment.created}</small> <b>{value("orders_created")}</b>
        </span>
        <span>
          <small>{words.review.moment.paid}</small> <b>{value("orders_paid")}</b>
        </span>
        <span>
          <small>{words.review.moment.items}</small> <b>{value("items_paid")}</b>
        </span>
      </p>
      {products.length === 0 ? (
        <p className={styles.soft}>{words.review.moment.noSales}</p>
      ) : (
        <table className={styles.products}>
          <tbody>
            {products.map((one) => (
              <tr key={one.product ?? ""}>
                <td>{one.label}</td>
                <td>{value("orders_created", one.sales)}</td>
                <td>{"gmv" in one.sales ? value("gmv", one.sales) : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Comments({ told: { comments } }: { told: Told }) {
  const words = useWords();
  return (
    <div className={styles.column}>
      <h3>{words.review.moment.comments}</h3>
      {comments.items.length === 0 && (
        <p className={styles.soft}>{words.review.moment.noComments}</p>
      )}
      <ul className={styles.comments}>
        {comments.items.map((one) => (
          <li key={`${one.src} ${one.id}`}>
            <time>{atSecond(one.ts)}</time> {one.text ?? "—"}
          </li>
        ))}
      </ul>
      {comments.more > 0 && (
        <p className={styles.soft}>{words.review.moment.more(comments.more)}</p>
      )}
    </div>
  );
}
