// Who asked to be forgotten: what went, what the law keeps and until when, and the answer to send.
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { countsText } from "@/domains/keeping/answer";
import { type Erasure, useErasures } from "@/domains/keeping/keeping";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { UNKNOWN } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { atClock, dayKey } from "@/kit/time";
import { useWords } from "@/words/words";
import { AnswerDrawer } from "./AnswerDrawer";
import { AskErasure } from "./AskErasure";

/** When the last of what stays may go; null: nothing stays, or nobody knows yet. */
const lastUntil = ({ answer }: Erasure) =>
  Math.max(0, ...(answer?.stays ?? []).map(({ until }) => until ?? 0)) || null;

export function Erasures() {
  const words = useWords();
  const told = words.keeping;
  const listed = useErasures();
  const [asking, setAsking] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);
  const ask = () => setAsking(true);
  useActions([{ id: "ask-erasure", label: told.ask, run: ask }]);
  const columns = useMemo(
    (): Column<Erasure>[] => [
      {
        id: "asked",
        title: told.asked,
        width: 150,
        frozen: true,
        text: (row) => `${dayKey(row.asked_at)} ${atClock(row.asked_at)}`,
        order: (row) => row.asked_at,
      },
      {
        id: "viewer",
        title: told.viewer,
        width: 210,
        filter: "text",
        text: (row) => `${row.platform_label} ${row.viewer}`,
      },
      {
        id: "went",
        title: told.wentShort,
        width: 150,
        text: (row) => (row.answer && countsText(row.answer.went, words)) || UNKNOWN,
      },
      {
        id: "stays",
        title: told.staysShort,
        width: 220,
        text: (row) => staysText(row) || UNKNOWN,
        order: lastUntil,
      },
      { id: "note", title: told.from, width: 180, filter: "text", text: (row) => row.note },
      { id: "by", title: told.by, width: 96, filter: "choice", text: (row) => row.by },
      {
        id: "do",
        title: "",
        width: 92,
        actions: true,
        text: () => "",
        cell: (row) =>
          row.answer !== null && (
            <Button size="small" data-act="open-answer" onClick={() => setOpened(row.id)}>
              {told.seeAnswer}
            </Button>
          ),
      },
    ],
    // `staysText` is made of `words`.
    // oxlint-disable-next-line react/exhaustive-deps
    [words],
  );
  function staysText(row: Erasure): string {
    const parts = row.answer?.stays ?? [];
    if (parts.length === 0) return "";
    const until = lastUntil(row);
    const shows = told.inShows(parts.length);
    return until === null ? `${shows} · ${told.noDateShort}` : `${shows} · ${dayKey(until)}`;
  }
  const rows = listed.data ?? [];
  const answer = rows.find((row) => row.id === opened)?.answer ?? null;
  const button = (
    <Button type="primary" icon={<PlusOutlined />} data-act="ask-erasure" onClick={ask}>
      {told.ask}
    </Button>
  );
  return (
    <>
      <RefusalNote error={listed.error} retry={() => void listed.refetch()} />
      <Table
        name="compliance.erasures"
        label={told.parts.erasures}
        rows={rows}
        columns={columns}
        rowKey={(row) => String(row.id)}
        mark={(row) => ({ "data-erasure": row.id })}
        bar={button}
        empty={
          listed.isPending || listed.error ? null : (
            <Empty title={told.noErasures} why={told.noErasuresWhy} action={button} />
          )
        }
      />
      {asking && <AskErasure close={() => setAsking(false)} />}
      {answer !== null && <AnswerDrawer answer={answer} close={() => setOpened(null)} />}
    </>
  );
}
