// Which events a number is made of, page by page: what they add is the number.
import { useInfiniteQuery } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { keyOf, type Which } from "./shows";

export type Trace = Shapes["TraceOut"];
export type TracePart = Trace["parts"][number];

/** One number of a show: which row of which level, and which measure of it. */
export interface Cell {
  level: string;
  key: string;
  measure: string;
}

export const useTrace = (which: Which, cell: Cell | null) =>
  useInfiniteQuery({
    queryKey: [...keyOf(which), "trace", cell],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET("/api/rooms/{room}/shows/{show}/trace", {
          params: {
            path: which,
            query: {
              level: cell?.level ?? "show",
              key: cell?.key ?? "show",
              measure: cell?.measure ?? "",
              ...(pageParam !== null && { after: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (last) => last.next,
    enabled: cell !== null,
  });
