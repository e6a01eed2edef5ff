// Shows as planned: asked for by time, kept fresh by the stream.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type Show = Shapes["ShowOut"];
export type ShowKind = Show["kind"];
export type ShowStatus = Show["status"];
export type ShowDraft = Shapes["ShowIn"];

const SHOWS = ["selection", "shows"] as const;

function useFresh() {
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: SHOWS });
  useSubject("selection.show", again);
  // A show says how many links it has.
  useSubject("selection.link", again);
}

/** Shows that touch [start, end), UTC ms, by their start. */
export function useShows(start: number, end: number) {
  useFresh();
  return useQuery({
    queryKey: [...SHOWS, start, end],
    queryFn: () => answered(api.GET("/api/shows", { params: { query: { start, end } } })),
    placeholderData: (before) => before,
  });
}

const at = (show_id: number) => ({ path: { show_id } });

export function useShow(id: number) {
  useFresh();
  return useQuery({
    queryKey: [...SHOWS, id],
    queryFn: () => answered(api.GET("/api/shows/{show_id}", { params: at(id) })),
  });
}

function useChange<Given, Answer>(ask: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => queries.invalidateQueries({ queryKey: SHOWS }),
  });
}

/** Plan a show, or with `show` make it what is given. */
export const usePlanShow = () =>
  useChange(({ show, ...body }: ShowDraft & { show: Show | null }) =>
    show === null
      ? answered(api.POST("/api/shows", { body }))
      : answered(
          api.POST("/api/shows/{show_id}", {
            params: at(show.id),
            body: { ...body, expect: show.version },
          }),
        ),
  );

/** A new show from another one, with its links or without. */
export const useCopyShow = () =>
  useChange(({ from, ...body }: Shapes["ShowCopyIn"] & { from: Show }) =>
    answered(api.POST("/api/shows/{show_id}/copy", { params: at(from.id), body })),
  );

export const useSetStatus = () =>
  useChange(({ show, status }: { show: Show; status: ShowStatus }) =>
    answered(
      api.POST("/api/shows/{show_id}/status", {
        params: at(show.id),
        body: { expect: show.version, status },
      }),
    ),
  );

export const useRetireShow = () =>
  useChange((show: Show) =>
    answered(
      api.POST("/api/shows/{show_id}/retire", {
        params: at(show.id),
        body: { expect: show.version },
      }),
    ),
  );

export const useRestoreShow = () =>
  useChange((show: Show) =>
    answered(
      api.POST("/api/shows/{show_id}/restore", {
        params: at(show.id),
        body: { expect: show.version },
      }),
    ),
  );
