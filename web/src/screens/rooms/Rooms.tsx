// Rooms: which are on air, what feeds them, and who may send.
import { PlusOutlined } from "@ant-design/icons";
import { useSearch } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useMay } from "@/domains/people/me";
import { type Room, useRooms, useSourcesHere } from "@/domains/rooms/rooms";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { Page } from "../Page";
import { RoomCard } from "./RoomCard";
import { RoomDialog } from "./RoomDialog";
import styles from "./rooms.module.css";

export default function Rooms() {
  const words = useWords();
  const may = useMay();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const writes = may("source.manage");
  const [retired, setRetired] = useState(false);
  const [editing, setEditing] = useState<Room | "new" | null>(
    search["add"] === true && writes ? "new" : null,
  );
  const rooms = useRooms(retired);
  // All at once: a table that grows would push down the rooms below it.
  const here = useSourcesHere((rooms.data ?? []).map((room) => room.ident));
  const waiting = rooms.isPending || !here;
  useActions(
    writes ? [{ id: "add-room", label: words.rooms.add, run: () => setEditing("new") }] : [],
  );
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
      {words.rooms.add}
    </Button>
  );
  return (
    <Page
      title={words.rooms.title}
      aside={
        <>
          {writes ? add : <span className={styles.soft}>{words.rooms.readOnly}</span>}
          <Checkbox checked={retired} onChange={(event) => setRetired(event.target.checked)}>
            {words.rooms.showRetired}
          </Checkbox>
        </>
      }
    >
      <div className={styles.rooms} data-screen="rooms">
        <RefusalNote error={rooms.error} retry={() => void rooms.refetch()} />
        {waiting && <div className={styles.waiting} />}
        {rooms.data?.length === 0 && (
          <Empty title={words.rooms.none} why={words.rooms.noneWhy} action={writes && add} />
        )}
        {!waiting &&
          rooms.data?.map((room) => (
            <RoomCard key={room.id} room={room} edit={() => setEditing(room)} />
          ))}
      </div>
      {editing !== null && (
        <RoomDialog room={editing === "new" ? null : editing} close={() => setEditing(null)} />
      )}
    </Page>
  );
}
