// What people answer for: the words, for which product, why, who, and taking it back.
import { Checkbox } from "antd";
import { useMemo, useState } from "react";
import { type Accepted, useAccepted } from "@/domains/accepted/accepted";
import { useMay } from "@/domains/people/me";
import { useProducts } from "@/domains/selection/products";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { atClock, dayKey } from "@/kit/time";
import { useWords } from "@/words/words";
import evidence from "../evidence/evidence.module.css";
import { Page } from "../Page";
import { ProofTabs } from "../violations/ProofTabs";
import { TakeBack } from "./TakeBack";

const moment = (ms: number) => `${dayKey(ms)} ${atClock(ms)}`;

export default function AcceptedPage() {
  const words = useWords();
  const told = words.accepted;
  const signs = useMay()("compliance.sign");
  const [withdrawn, setWithdrawn] = useState(false);
  const listed = useAccepted(withdrawn);
  const products = useProducts(true).data;
  const columns = useMemo((): Column<Accepted>[] => {
    const names = new Map((products ?? []).map((one) => [one.id, one.short || one.title]));
    const productOf = ({ product }: Accepted) =>
      product === null
        ? words.evidence.allProducts
        : (names.get(product) ?? words.evidence.unknownProduct(product));
    return [
      {
        id: "words",
        title: told.words,
        width: 260,
        frozen: true,
        filter: "text",
        text: (row) => row.words,
        cell: (row) => <span title={row.words}>{row.words}</span>,
      },
      {
        id: "rule",
        title: told.rule,
        width: 200,
        filter: "choice",
        text: (row) => row.name || row.rule,
        cell: (row) => <span title={`${row.name} ${row.rule}`}>{row.name || row.rule}</span>,
      },
      {
        id: "product",
        title: told.product,
        width: 170,
        filter: "choice",
        text: productOf,
      },
      {
        id: "why",
        title: told.why,
        width: 280,
        filter: "text",
        text: (row) => row.why,
        cell: (row) => <span title={row.why}>{row.why}</span>,
      },
      { id: "by", title: told.by, width: 96, filter: "choice", text: (row) => row.by },
      {
        id: "at",
        title: told.at,
        width: 150,
        text: (row) => moment(row.at),
        order: (row) => row.at,
      },
      {
        id: "withdrawn",
        title: told.withdrawnBy,
        width: 200,
        optional: !withdrawn,
        text: (row) =>
          row.withdrawn_at === null ? "" : `${row.withdrawn_by} ${moment(row.withdrawn_at)}`,
      },
      {
        id: "do",
        title: "",
        width: 104,
        actions: true,
        text: () => "",
        cell: (row) => signs && row.active && <TakeBack acceptance={row} said={row.words} />,
      },
    ];
  }, [words, told, products, signs, withdrawn]);
  return (
    <Page full title={told.title} aside={<ProofTabs />}>
      <RefusalNote error={listed.error} retry={() => void listed.refetch()} />
      <div className={evidence.page} data-screen="accepted">
        <Table
          name="compliance.accepted"
          label={told.title}
          rows={listed.data ?? []}
          columns={columns}
          rowKey={(row) => String(row.id)}
          faint={(row) => !row.active}
          mark={(row) => ({ "data-accepted": row.id })}
          bar={
            <Checkbox checked={withdrawn} onChange={(event) => setWithdrawn(event.target.checked)}>
              {told.showWithdrawn}
            </Checkbox>
          }
          empty={
            listed.isPending || listed.error ? null : <Empty title={told.none} why={told.noneWhy} />
          }
        />
      </div>
    </Page>
  );
}
