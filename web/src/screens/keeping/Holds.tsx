// Legal holds: put on by whoever answers for it, taken off by a lead, each with a reason.
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { showText } from "@/domains/keeping/answer";
import { type Hold, useHolds } from "@/domains/keeping/keeping";
import { useMay } from "@/domains/people/me";
import { useViolations } from "@/domains/violations/violations";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { UNKNOWN } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { atClock, dayKey } from "@/kit/time";
import { useWords } from "@/words/words";
import { LiftDialog } from "./LiftDialog";
import { NewHold } from "./NewHold";
import styles from "./keeping.module.css";

const when = (ms: number) => `${dayKey(ms)} ${atClock(ms)}`;

export function Holds() {
  const words = useWords();
  const told = words.keeping;
  const may = useMay();
  const [puts, lifts] = [may("compliance.hold"), may("compliance.hold.lift")];
  const listed = useHolds();
  const rulings = useViolations().data;
  const [adding, setAdding] = useState(false);
  const [lifting, setLifting] = useState<Hold | null>(null);
  const add = () => setAdding(true);
  useActions(puts ? [{ id: "add-hold", label: told.addHold, run: add }] : []);
  const columns = useMemo((): Column<Hold>[] => {
    const named = (row: Hold) => {
      const ruling = row.about === "ruling" && rulings?.find(({ id }) => String(id) === row.ref);
      return ruling ? ruling.clause : showText(row.show, row.ref);
    };
    const data: Column<Hold>[] = [
      {
        id: "what",
        title: told.what,
        width: 300,
        frozen: true,
        filter: "text",
        text: (row) => `${told.abouts[row.about]} ${named(row)}`,
        cell: (row) => (
          <>
            <span className={styles.soft}>{told.abouts[row.about]}</span> {named(row)}
          </>
        ),
      },
      {
        id: "standing",
        title: told.standing,
        width: 92,
        filter: "choice",
        text: (row) => (row.lifted_at === null ? told.holding : told.lifted),
        cell: (row) =>
          row.lifted_at === null ? (
            <b>{told.holding}</b>
          ) : (
            <span className={styles.soft}>{told.lifted}</span>
          ),
      },
      { id: "why", title: told.why, width: 220, filter: "text", text: (row) => row.why },
      { id: "by", title: told.by, width: 96, filter: "choice", text: (row) => row.by },
      {
        id: "at",
        title: told.since,
        width: 150,
        text: (row) => when(row.at),
        order: (row) => row.at,
      },
      {
        id: "lifted",
        title: told.liftedWhy,
        width: 240,
        text: (row) =>
          row.lifted_at === null ? UNKNOWN : `${when(row.lifted_at)} ${row.lifted_why}`,
        order: (row) => row.lifted_at,
      },
    ];
    if (!lifts) return data;
    const act: Column<Hold> = {
      id: "do",
      title: "",
      width: 84,
      actions: true,
      text: () => "",
      cell: (row) =>
        row.lifted_at === null && (
          <Button size="small" data-act="lift-hold" onClick={() => setLifting(row)}>
            {told.lift}
          </Button>
        ),
    };
    return [...data, act];
  }, [told, rulings, lifts]);
  return (
    <>
      <RefusalNote error={listed.error} retry={() => void listed.refetch()} />
      <Table
        name="compliance.holds"
        label={told.parts.holds}
        rows={listed.data ?? []}
        columns={columns}
        rowKey={(row) => String(row.id)}
        faint={(row) => row.lifted_at !== null}
        mark={(row) => ({ "data-hold": row.id, "data-holding": String(row.lifted_at === null) })}
        bar={
          puts && (
            <Button type="primary" icon={<PlusOutlined />} data-act="add-hold" onClick={add}>
              {told.addHold}
            </Button>
          )
        }
        empty={
          listed.isPending || listed.error ? null : (
            <Empty
              title={told.noHolds}
              why={told.noHoldsWhy}
              action={
                puts && (
                  <Button type="primary" onClick={add}>
                    {told.addHold}
                  </Button>
                )
              }
            />
          )
        }
      />
      {adding && <NewHold close={() => setAdding(false)} />}
      {lifting !== null && (
        <LiftDialog
          hold={lifting}
          name={showText(lifting.show, lifting.ref)}
          close={() => setLifting(null)}
        />
      )}
    </>
  );
}
