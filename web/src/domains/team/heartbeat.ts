// The tally, the bulletin and the handover sheet as they are ready to be sent, and sending them.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { keyOf, type Which } from "@/domains/review/shows";
import { useSubject } from "@/live/Live";

export type Heartbeat = Shapes["HeartbeatOut"];
export type Sending = Shapes["SendingOut"];

const READY = ["team", "ready"] as const;
/** A running show grows: what is said of it is asked for again this often. */
const AGAIN_MS = 30_000;

/** Told anew when something was sent, by whoever it was. */
function useSent(key: readonly unknown[]) {
  const queries = useQueryClient();
  useSubject("review.sending", () => void queries.invalidateQueries({ queryKey: key }));
}

/** The tally of a room on air. `of`: what it is asked after, such as the reading just recorded. */
export function useTally(room: string, of: string, enabled = true) {
  const queryKey = [...READY, "tally", room, of];
  useSent(queryKey);
  return useQuery({
    queryKey,
    queryFn: () => answered(api.GET("/api/review/{room}/tally", { params: { path: { room } } })),
    staleTime: 0,
    gcTime: 0,
    enabled,
  });
}

/** The handover sheet as text: by a press, or with none as it stands. */
export function useHandoverText(room: string, press: string | null, enabled = true) {
  const queryKey = [...READY, "handover", room, press];
  useSent(queryKey);
  return useQuery({
    queryKey,
    queryFn: () =>
      answered(
        api.GET("/api/review/{room}/handover", {
          params: { path: { room }, query: press === null ? {} : { press } },
        }),
      ),
    staleTime: 0,
    gcTime: 0,
    enabled,
  });
}

/** The bulletin of a show. `grows`: it runs, or is being counted again. */
export function useBulletin(which: Which, grows: boolean, enabled: boolean) {
  // Of the show's own key: whatever changes its numbers changes this.
  const queryKey = [...keyOf(which), "bulletin"];
  useSent(queryKey);
  return useQuery({
    queryKey,
    queryFn: () =>
      answered(api.GET("/api/review/{room}/{show}/bulletin", { params: { path: which } })),
    refetchInterval: grows ? AGAIN_MS : false,
    enabled,
  });
}

export const useSend = (room: string) =>
  useMutation({
    mutationFn: (body: Shapes["SendIn"]) =>
      answered(api.POST("/api/review/{room}/send", { params: { path: { room } }, body })),
  });
