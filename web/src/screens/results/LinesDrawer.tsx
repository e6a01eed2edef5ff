// The order lines behind a number of the results: what they add is the number.
import { Drawer } from "antd";
import { type Asked, type OrderLine, useBehind } from "@/domains/results/lines";
import type { Which } from "@/domains/review/shows";
import { UNKNOWN } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useLanguage, useWords } from "@/words/words";
import { countText, moneyText, otherMoney, signedMoney } from "./amounts";
import { dayAndClock } from "./dayAndClock";
import styles from "./table.module.css";

interface Props {
  which: Which;
  asked: Asked | null;
  close: () => void;
}

export function LinesDrawer({ which, asked, close }: Props) {
  const told = useWords().results.lines;
  const { data, error, isPending, refetch } = useBehind(which, asked);
  return (
    <Drawer
      open={asked !== null}
      onClose={close}
      title={asked?.name ?? ""}
      size={820}
      destroyOnHidden
    >
      <div className={styles.behind} data-behind={asked ? `${asked.of} ${asked.part}` : ""}>
        <RefusalNote error={error} retry={() => void refetch()} />
        {asked?.note !== undefined && <p className={tone.soft}>{asked.note}</p>}
        {isPending && <p className={tone.soft}>{told.waiting}</p>}
        {data !== undefined && (
          <>
            <p data-total={data.total ?? ""} data-count={data.count}>
              {data.total !== null && (
                <>
                  <b>{data.money ? moneyText(data.total) : countText(data.total)}</b>{" "}
                </>
              )}
              {told.of(countText(data.count), countText(data.orders))}
              {data.total === null && <span className={tone.soft}> {told.noSum}</span>}
            </p>
            {data.count === 0 ? (
              <p className={tone.soft}>{told.none}</p>
            ) : (
              <Lines lines={data.lines} money={data.money} cur={data.cur} />
            )}
            {data.lines.length < data.count && (
              <p className={tone.soft}>{told.more(countText(data.lines.length))}</p>
            )}
          </>
        )}
      </div>
    </Drawer>
  );
}

interface LinesProps {
  lines: readonly OrderLine[];
  money: boolean;
  /** The room's; money of a line in another one says so. */
  cur: string;
}

function Lines({ lines, money, cur }: LinesProps) {
  const { words, language } = useLanguage();
  const told = words.results.lines;
  const adds = (value: number | null) =>
    value === null ? UNKNOWN : money ? signedMoney(value) : `${value > 0 ? "+" : ""}${value}`;
  const of = (line: OrderLine, value: number | null) =>
    line.cur === cur || value === null ? moneyText(value) : otherMoney(value, line.cur);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{told.at}</th>
            <th>{told.order}</th>
            <th>{told.product}</th>
            <th data-number>{told.qty}</th>
            <th data-number>{told.amount}</th>
            <th data-number>{told.bears}</th>
            <th data-number>{told.refunded}</th>
            <th>{told.genre}</th>
            <th data-number>{told.adds}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.order} ${line.line}`} data-order={line.order}>
              <td>{dayAndClock(line.at, language)}</td>
              <td>
                {line.order}
                {line.line !== "" && line.line !== line.order && <small> {line.line}</small>}
              </td>
              <td data-cell="product">{line.label || line.product || UNKNOWN}</td>
              <td data-number>{countText(line.qty)}</td>
              <td data-number>{of(line, line.amount)}</td>
              <td data-number>{of(line, line.platform_bears)}</td>
              <td data-number>{of(line, line.refunded)}</td>
              <td>
                {line.genre === null ? told.noGenre : (told.genres[line.genre] ?? line.genre)}
              </td>
              <td data-number data-adds={line.adds ?? ""}>
                {adds(line.adds)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
