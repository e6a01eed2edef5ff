// What platforms ruled: how far their steps have come, how each appeal stands and until when.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Select } from "antd";
import { useMemo, useState } from "react";
import { useMay } from "@/domains/people/me";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { useRooms } from "@/domains/rooms/rooms";
import { appealsDue } from "@/domains/violations/appealClock";
import { useViolationActs, useViolations, type Violation } from "@/domains/violations/violations";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { Page } from "../Page";
import { violationColumns } from "./columns";
import { Meters } from "./Meters";
import { ProofTabs } from "./ProofTabs";
import { ViolationDrawer } from "./ViolationDrawer";
import { ViolationMenu } from "./ViolationMenu";
import styles from "./violations.module.css";

const MINUTE = 60_000;
const NONE: readonly Violation[] = [];

export default function ViolationsPage() {
  const { words, language } = useLanguage();
  const told = words.violations;
  const writes = useMay()("compliance.write");
  const now = useNow(MINUTE);
  const rooms = useRooms();
  const roomTitle = useRoomTitle();
  const [chosen, setChosen] = useState<string | null>(null);
  const [due, setDue] = useState(false);
  const [opened, setOpened] = useState<Violation | "new" | null>(null);
  const listed = useViolations();
  const acts = useViolationActs();
  const add = () => setOpened("new");
  useActions(writes ? [{ id: "add-violation", label: told.add, run: add }] : []);

  const all = listed.data ?? NONE;
  const waiting = useMemo(() => appealsDue(all, now), [all, now]);
  // One room alone is looked at without being chosen.
  const only = rooms.data?.length === 1 ? rooms.data[0]?.ident : undefined;
  const room = rooms.data?.find((one) => one.ident === (chosen ?? only));
  const rows = useMemo(
    () => (due ? waiting : all).filter((row) => chosen === null || row.room === chosen),
    [due, waiting, all, chosen],
  );
  const columns = useMemo((): Column<Violation>[] => {
    const data = violationColumns({ words, language, now, roomTitle, open: setOpened });
    if (!writes) return data;
    return [
      ...data,
      {
        id: "do",
        title: "",
        width: 52,
        actions: true,
        text: () => "",
        cell: (row) => <ViolationMenu row={row} acts={acts} open={() => setOpened(row)} />,
      },
    ];
  }, [words, language, now, roomTitle, writes, acts]);
  return (
    <Page full title={told.title} aside={<ProofTabs />}>
      <RefusalNote error={listed.error} retry={() => void listed.refetch()} />
      <div className={styles.page} data-screen="violations">
        {room === undefined ? (
          <div />
        ) : (
          <Meters platform={room.platform} room={room.ident} show="" at={now} />
        )}
        <Table
          name="compliance.violations"
          label={told.title}
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.id)}
          mark={(row) => ({ "data-violation": row.id })}
          bar={
            <>
              {writes && (
                <Button
                  type="primary"
                  icon={<PlusOutlined />}
                  data-act="add-violation"
                  onClick={add}
                >
                  {told.add}
                </Button>
              )}
              <Select<string>
                className={styles.choose}
                allowClear
                aria-label={told.room}
                placeholder={told.allRooms}
                value={chosen}
                onChange={(ident) => setChosen(ident ?? null)}
                options={(rooms.data ?? []).map(({ ident, title }) => ({
                  value: ident,
                  label: title,
                }))}
              />
              <Checkbox checked={due} onChange={(event) => setDue(event.target.checked)}>
                {waiting.length === 0 ? told.dueOnly : told.dueCount(waiting.length)}
              </Checkbox>
            </>
          }
          empty={
            listed.isPending || listed.error ? null : all.length > 0 ? (
              <Empty small title={told.noMatch} />
            ) : (
              <Empty
                title={told.none}
                why={told.noneWhy}
                action={
                  writes && (
                    <Button type="primary" onClick={add}>
                      {told.add}
                    </Button>
                  )
                }
              />
            )
          }
        />
      </div>
      {opened !== null && (
        <ViolationDrawer
          key={opened === "new" ? "new" : opened.id}
          given={opened === "new" ? null : (all.find((row) => row.id === opened.id) ?? opened)}
          room={room}
          close={() => setOpened(null)}
        />
      )}
    </Page>
  );
}
