// Order lines of a file and what they add up to, whole and by day: checked to the fen.
import { type ReactNode } from "react";
import { exactCount, exactMoney } from "@/domains/imports/exact";
import type { Preview, Sums } from "@/domains/imports/imports";
import { grossOf, paidOf, refundedOf, type Told } from "@/domains/imports/preview";
import { UNKNOWN } from "@/kit/format";
import { useWords } from "@/words/words";
import styles from "./preview.module.css";

interface Props {
  all: Sums;
  days: Preview["days"];
  products: number;
  /** Of a platform that sells in other currencies. */
  foreign: boolean;
}

export function OrderSums({ all, days, products, foreign }: Props) {
  const told = useWords().imports.sums;
  return (
    <section className={styles.part} data-part="orders">
      <h3>
        {told.title}
        <small>{foreign ? told.unitOther : told.unit}</small>
        {products > 0 && <small>{told.products(exactCount(products))}</small>}
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard */}
      <div className={styles.scroll} tabIndex={days.length > 8 ? 0 : -1}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{told.day}</th>
              <th data-number>{told.lines}</th>
              <th data-number>{told.paid}</th>
              <th data-number>{told.gross}</th>
              <th data-number>{told.refunded}</th>
            </tr>
          </thead>
          <tbody>
            <Row title={told.all} sums={all} whole />
            {days.length > 1 && days.map((day) => <Row key={day.day} title={day.day} sums={day} />)}
          </tbody>
        </table>
      </div>
      <Gaps sums={all} />
    </section>
  );
}

function Row({ title, sums, whole = false }: { title: string; sums: Sums; whole?: boolean }) {
  const told = useWords().imports.sums;
  return (
    <tr data-whole={whole}>
      <th scope="row">{title}</th>
      <td data-number>{exactCount(sums.lines)}</td>
      <Paid told={paidOf(sums)} none={told.noPaidAll} />
      <Money told={grossOf(sums)} none={told.noAmountAll} some={told.noAmount} />
      <Money told={refundedOf(sums)} none={told.noRefundAll} some={told.noRefund} />
    </tr>
  );
}

function Paid({ told, none }: { told: Told; none: string }): ReactNode {
  if (told.value !== null) return <td data-number>{exactCount(told.value)}</td>;
  return (
    <td data-number title={none}>
      {UNKNOWN}
    </td>
  );
}

interface MoneyProps {
  told: Told;
  none: string;
  some: (count: string) => string;
}

function Money({ told, none, some }: MoneyProps): ReactNode {
  if (told.value === null) {
    return (
      <td data-number title={none}>
        {UNKNOWN}
      </td>
    );
  }
  return (
    <td data-number {...(told.without > 0 && { title: some(exactCount(told.without)) })}>
      {exactMoney(told.value)}
      {told.without > 0 && <sup>*</sup>}
    </td>
  );
}

/** What a sum leaves out, in words: a hover is not there on a tablet. */
function Gaps({ sums }: { sums: Sums }) {
  const told = useWords().imports.sums;
  const [gross, refunded] = [grossOf(sums), refundedOf(sums)];
  const said = [
    paidOf(sums).value === null && told.noPaidAll,
    gross.without > 0 &&
      `${told.gross}：${gross.value === null ? told.noAmountAll : told.noAmount(exactCount(gross.without))}`,
    refunded.without > 0 &&
      `${told.refunded}：${refunded.value === null ? told.noRefundAll : told.noRefund(exactCount(refunded.without))}`,
  ].filter((one) => one !== false);
  return said.map((one) => (
    <p key={one} className={styles.soft}>
      {one}
    </p>
  ));
}
