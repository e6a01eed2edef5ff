// Which room: chosen by its title, kept by its ident. One room is chosen by itself.
import { Select } from "antd";
import { Link } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { useWords } from "@/words/words";
import { useRooms } from "./rooms";

interface Props {
  /** Ident of the room, "" for none yet. */
  value: string;
  onChange: (ident: string) => void;
  id?: string;
}

export function RoomChoice({ value, onChange, id }: Props) {
  const words = useWords().rooms;
  const known = useRooms();
  const rooms = known.data ?? [];
  const only = rooms.length === 1 ? rooms[0]?.ident : undefined;
  useEffect(() => {
    if (value === "" && only !== undefined) onChange(only);
  }, [value, only, onChange]);
  const offered = rooms.map((room) => ({ value: room.ident, label: room.title }));
  // A room that was retired since still says what it is.
  const gone = value !== "" && !offered.some((one) => one.value === value);
  if (known.isSuccess && rooms.length === 0 && !gone) {
    return <Link to="/rooms">{words.makeFirst}</Link>;
  }
  return (
    <Select
      {...(id !== undefined && { id })}
      showSearch={{ optionFilterProp: "label" }}
      value={value === "" ? null : value}
      placeholder={words.choose}
      loading={known.isPending}
      options={gone ? [...offered, { value, label: value }] : offered}
      onChange={(ident: string | null) => onChange(ident ?? "")}
    />
  );
}

/** What a room is called; its ident where nothing else is known. */
export function useRoomTitle() {
  const rooms = useRooms(true).data;
  return useCallback(
    (ident: string) => rooms?.find((room) => room.ident === ident)?.title ?? ident,
    [rooms],
  );
}
