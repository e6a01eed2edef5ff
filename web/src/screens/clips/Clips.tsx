// Clips cut from shows: each an advertisement of its own, checked, signed, published, taken down.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Select } from "antd";
import { useMemo, useState } from "react";
import { type Clip, type Standing, useClipActs, useClips } from "@/domains/clips/clips";
import { useMay } from "@/domains/people/me";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { useRooms } from "@/domains/rooms/rooms";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { Page } from "../Page";
import { ProofTabs } from "../violations/ProofTabs";
import { ClipDrawer } from "./ClipDrawer";
import { ClipMenu } from "./ClipMenu";
import styles from "./clips.module.css";
import { clipColumns } from "./columns";

const MINUTE = 60_000;
const NONE: readonly Clip[] = [];
/** What wants somebody: nobody has signed it as it is. */
const WAITS: ReadonlySet<Standing> = new Set(["unsigned", "changed", "unreviewed"]);

export default function ClipsPage() {
  const { words, language } = useLanguage();
  const told = words.clips;
  const writes = useMay()("content.clip.write");
  const now = useNow(MINUTE);
  const rooms = useRooms();
  const roomTitle = useRoomTitle();
  const [chosen, setChosen] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [opened, setOpened] = useState<number | "new" | null>(null);
  const listed = useClips();
  const acts = useClipActs();
  const add = () => setOpened("new");
  useActions(writes ? [{ id: "add-clip", label: told.add, run: add }] : []);

  const all = listed.data ?? NONE;
  const wait = all.filter((row) => row.active && WAITS.has(row.standing)).length;
  const rows = useMemo(
    () =>
      all.filter(
        (row) =>
          row.active &&
          (chosen === null || row.room === chosen) &&
          (!waiting || WAITS.has(row.standing)),
      ),
    [all, chosen, waiting],
  );
  const columns = useMemo((): Column<Clip>[] => {
    const open = (row: Clip) => setOpened(row.id);
    const data = clipColumns({ words, language, now, roomTitle, open });
    if (!writes) return data;
    return [
      ...data,
      {
        id: "do",
        title: "",
        width: 52,
        actions: true,
        text: () => "",
        cell: (row) => <ClipMenu row={row} acts={acts} open={() => open(row)} />,
      },
    ];
  }, [words, language, now, roomTitle, writes, acts]);
  const given = typeof opened === "number" ? (all.find((row) => row.id === opened) ?? null) : null;
  return (
    <Page full title={told.title} aside={<ProofTabs />}>
      <RefusalNote error={listed.error} retry={() => void listed.refetch()} />
      <div className={styles.page} data-screen="clips">
        <Table
          name="content.clips"
          label={told.title}
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.id)}
          mark={(row) => ({ "data-clip": row.id, "data-standing": row.standing })}
          bar={
            <>
              {writes && (
                <Button type="primary" icon={<PlusOutlined />} data-act="add-clip" onClick={add}>
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
              <Checkbox checked={waiting} onChange={(event) => setWaiting(event.target.checked)}>
                {told.waiting(wait)}
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
      {(opened === "new" || given !== null) && (
        <ClipDrawer
          key={opened}
          given={given}
          noted={(row) => setOpened(row.id)}
          close={() => setOpened(null)}
        />
      )}
    </Page>
  );
}
