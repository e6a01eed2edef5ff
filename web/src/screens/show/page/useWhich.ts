// Which show a page is about, by its address; what is pressed in its room is read again at once.
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { useFreshOnPress, type Which } from "@/domains/review/shows";

export function useWhich(): Which {
  const params = useParams({ strict: false });
  const { room = "", show = "" } = params;
  useFreshOnPress(room);
  return useMemo(() => ({ room, show }), [room, show]);
}
