// Rooms and their sources as the API gives them, kept fresh by the stream.
import {
  type QueryKey,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import type { Heard, Run } from "@/domains/control/parts";
import { usePart, useSubject } from "@/live/Live";
import type { RoomClock } from "@/live/serverClock";

export type Room = Shapes["RoomOut"];
export type Source = Shapes["SourceOut"];
/** A source with its token, which is told this once. */
export type Minted = Shapes["TokenOut"];

const ROOMS = ["rooms"] as const;
export const SOURCES = ["sources"] as const;

function useFresh(subject: string, key: QueryKey) {
  const queries = useQueryClient();
  useSubject(subject, () => void queries.invalidateQueries({ queryKey: key }));
}

/** A change of what stands under `key`, which is asked for again whatever came of it. */
export function useChange<Given, Answer>(key: QueryKey, ask: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function useRooms(retired = false, enabled = true) {
  useFresh("control.room", ROOMS);
  return useQuery({
    queryKey: [...ROOMS, retired],
    queryFn: () => answered(api.GET("/api/rooms", { params: { query: { retired } } })),
    placeholderData: (before) => before,
    enabled,
  });
}

const sourcesOf = (room: string) =>
  queryOptions({
    queryKey: [...SOURCES, room],
    queryFn: () =>
      answered(
        api.GET("/api/rooms/{room}/sources", {
          params: { path: { room }, query: { retired: true } },
        }),
      ),
  });

/** The sources of a room, retired ones too: a source that comes back is the same one. */
export function useSources(room: string) {
  useFresh("control.source", SOURCES);
  return useQuery(sourcesOf(room));
}

/** Whether the sources of every room are here, or could not be read. */
export const useSourcesHere = (rooms: readonly string[]) =>
  useQueries({
    queries: rooms.map((room) => sourcesOf(room)),
    combine: (all) => all.every((one) => !one.isPending),
  });

export const useAddRoom = () =>
  useChange(ROOMS, (body: Shapes["RoomIn"]) => answered(api.POST("/api/rooms", { body })));

export const useChangeRoom = () =>
  useChange(ROOMS, ({ room, ...body }: { room: Room } & Omit<Shapes["RoomChange"], "expect">) =>
    answered(
      api.POST("/api/rooms/{room}", {
        params: { path: { room: room.ident } },
        body: { ...body, expect: room.version },
      }),
    ),
  );

export const useRetireRoom = () =>
  useChange(ROOMS, (room: Room) =>
    answered(
      api.POST("/api/rooms/{room}/retire", {
        params: { path: { room: room.ident } },
        body: { expect: room.version },
      }),
    ),
  );

export const useRestoreRoom = () =>
  useChange(ROOMS, (room: Room) =>
    answered(
      api.POST("/api/rooms/{room}/restore", {
        params: { path: { room: room.ident } },
        body: { expect: room.version },
      }),
    ),
  );

export const useAddSource = () =>
  useChange(SOURCES, ({ room, ...body }: { room: string } & Shapes["SourceIn"]) =>
    answered(api.POST("/api/rooms/{room}/sources", { params: { path: { room } }, body })),
  );

export const useChangeSource = () =>
  useChange(
    SOURCES,
    ({ source, ...body }: { source: Source } & Omit<Shapes["SourceChange"], "expect">) =>
      answered(
        api.POST("/api/sources/{source_id}", {
          params: { path: { source_id: source.id } },
          body: { ...body, expect: source.version },
        }),
      ),
  );

/** What a token goes through; each takes the source as it was seen. */
export const useRotate = () =>
  useChange(SOURCES, ({ source, reason }: { source: Source; reason: string }) =>
    answered(
      api.POST("/api/sources/{source_id}/rotate", {
        params: { path: { source_id: source.id } },
        body: { expect: source.version, reason },
      }),
    ),
  );

export const useRetireSource = () =>
  useChange(SOURCES, ({ source, reason }: { source: Source; reason: string }) =>
    answered(
      api.POST("/api/sources/{source_id}/retire", {
        params: { path: { source_id: source.id } },
        body: { expect: source.version, reason },
      }),
    ),
  );

export const useRestoreSource = () =>
  useChange(SOURCES, (source: Source) =>
    answered(
      api.POST("/api/sources/{source_id}/restore", {
        params: { path: { source_id: source.id } },
        body: { expect: source.version },
      }),
    ),
  );

/** What runs in a room, from the stream; undefined until it was heard. */
export const useRun = (room: string) => usePart(room, "run").value as Run | undefined;

/** What came from each source since the server started. */
export const useHeard = (room: string) => usePart(room, "sources").value as Heard[] | undefined;

/** A room's clock goes on by itself between two messages. */
export const clockOf = (run: Pick<Run, "now" | "wall" | "speed">): RoomClock => ({
  kind: "replay",
  t0_show: run.now,
  t0_wall: run.wall,
  speed: run.speed,
});

/** The show on air, null when none is. */
export const onAirIn = (run: Run | undefined) =>
  run?.show !== undefined && run.show !== null && run.show.end === null ? run.show : null;
