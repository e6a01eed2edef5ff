// What a control room asks the server for: the room, its keys, its links and its plan by value.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { asRefusal } from "@/api/refusal";
import { useSubject } from "@/live/Live";
import { goodsOf, type Listing } from "./goods";
import { OF_ROUNDS } from "./rounds";

export type RoomCard = Shapes["RoomOut"];
export type PlannedShow = Shapes["ShowOut"];
export type PlanOfNow = Shapes["PlanOut"];
export type Capabilities = Shapes["CapabilitiesOut"];
export type HandoverField = Shapes["HandoverFieldOut"];
export type Timeline = Shapes["TimelineOut"];

const CONTROL = "control";

/** Ask again for a key when rows of one of the subjects changed. */
function useFresh(key: readonly unknown[], ...subjects: readonly [string, string?, string?]) {
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: key });
  useSubject(subjects[0], again);
  useSubject(subjects[1] ?? subjects[0], again);
  useSubject(subjects[2] ?? subjects[0], again);
}

const of = (room: string) => ({ params: { path: { room } } });

export function useRoomCard(room: string) {
  const key = [CONTROL, "room", room] as const;
  useFresh(key, "control.room");
  return useQuery({
    queryKey: key,
    queryFn: () => answered(api.GET("/api/rooms/{room}", of(room))),
    staleTime: Infinity,
  });
}

export const useCapabilities = (room: string) =>
  useQuery({
    queryKey: [CONTROL, "capabilities", room],
    queryFn: () => answered(api.GET("/api/rooms/{room}/capabilities", of(room))),
    staleTime: Infinity,
  });

/** How often what the passing time alone changes is asked for again, in the room's time. */
const OUTLOOK_MS = 10_000;
const ROUNDS_MS = 15_000;
/** And never more often than this on the wall, however fast a recording plays. */
const OFTEN_MS = 2_500;

/** `speed` of the room's clock; null: nothing runs, and nothing is asked for again. */
const again = (every: number, speed: number | null) =>
  speed === null ? (false as const) : Math.max(OFTEN_MS, every / speed);

/** What is on air by value, and over and under. `seq` rises with every press. */
export function useRunByValue(room: string, seq: number | null, speed: number | null) {
  const key = [CONTROL, "run", room] as const;
  useFresh(key, "rundown.plan", "people.shift");
  return useQuery({
    queryKey: [...key, seq],
    queryFn: () => answered(api.GET("/api/rooms/{room}/run", of(room))),
    placeholderData: (before) => before,
    staleTime: 0,
    refetchInterval: again(OUTLOOK_MS, speed),
  });
}

/** Planned shows of the room that touch [start, end). */
export function usePlannedShows(room: string, start: number, end: number) {
  const key = [CONTROL, "planned", room] as const;
  useFresh(key, "selection.show");
  return useQuery({
    queryKey: [...key, start, end],
    queryFn: () => answered(api.GET("/api/shows", { params: { query: { room, start, end } } })),
    placeholderData: (before) => before,
  });
}

/** The selection's id of a show of the log; null when it was not planned there. */
export const showId = (ref: string | null): number | null =>
  ref !== null && /^[1-9]\d{0,15}$/.test(ref) ? Number(ref) : null;

async function everyProduct() {
  const found: Shapes["ProductOut"][] = [];
  for (;;) {
    const after = found.at(-1)?.id ?? 0;
    const page = await answered(api.GET("/api/products", { params: { query: { after } } }));
    found.push(...page);
    if (page.length < 500) return found;
  }
}

/** The links of a show by number, with the product ids the log knows them by. */
export function useGoods(show: number | null, card: RoomCard | undefined) {
  const linksKey = [CONTROL, "links"] as const;
  const listingsKey = [CONTROL, "listings"] as const;
  useFresh(linksKey, "selection.link", "selection.product", "selection.sku");
  useFresh(listingsKey, "selection.productonplatform", "selection.product");
  const links = useQuery({
    queryKey: [...linksKey, show],
    queryFn: () =>
      answered(api.GET("/api/shows/{show_id}/links", { params: { path: { show_id: show ?? 0 } } })),
    enabled: show !== null,
  });
  const listings = useQuery({
    queryKey: listingsKey,
    queryFn: everyProduct,
    select: listingsOf,
    enabled: show !== null,
  });
  const goods = useMemo(
    () =>
      links.data === undefined || listings.data === undefined || card === undefined
        ? []
        : goodsOf(links.data, listings.data, card.platform, card.account),
    [links.data, listings.data, card],
  );
  return {
    goods,
    pending: links.isLoading || listings.isLoading,
    error: links.error ?? listings.error,
  };
}

function listingsOf(products: readonly Shapes["ProductOut"][]): ReadonlyMap<number, Listing[]> {
  return new Map(products.map((product) => [product.id, product.listings]));
}

/** The plan of a show as it is now; null when it has none. */
export function usePlanOfNow(show: number | null) {
  const key = [CONTROL, "plan"] as const;
  useFresh(key, "rundown.plan", "selection.link");
  return useQuery({
    queryKey: [...key, show],
    queryFn: async () => {
      try {
        return await answered(
          api.GET("/api/shows/{show_id}/rundown", { params: { path: { show_id: show ?? 0 } } }),
        );
      } catch (thrown) {
        if (asRefusal(thrown).status === 404) return null;
        throw thrown;
      }
    },
    enabled: show !== null,
    placeholderData: (before) => before,
  });
}

/** What is still open in a plan, as sentences. */
export function useIssues(plan: PlanOfNow | null | undefined) {
  const key = [CONTROL, "issues"] as const;
  useFresh(key, "rundown.plan", "selection.link");
  return useQuery({
    queryKey: [...key, plan?.id ?? null],
    queryFn: () =>
      answered(
        api.GET("/api/rundowns/{plan_id}/totals", {
          params: { path: { plan_id: plan?.id ?? 0 } },
        }),
      ),
    enabled: plan !== null && plan !== undefined,
    select: (totals) => totals.issues,
  });
}

export const useHandoverSheet = (room: string, enabled: boolean) =>
  useQuery({
    queryKey: [CONTROL, "handover", room],
    queryFn: () => answered(api.GET("/api/rooms/{room}/handover", of(room))),
    staleTime: 0,
    gcTime: 0,
    enabled,
  });

/** The show's timeline as corrected so far; asked again after every press. */
export const useTimeline = (room: string, show: string | null, seq: number | null) =>
  useQuery({
    queryKey: [CONTROL, "timeline", room, show, seq],
    queryFn: () =>
      answered(
        api.GET("/api/rooms/{room}/shows/{show}/timeline", {
          params: { path: { room, show: show ?? "" } },
        }),
      ),
    placeholderData: (before) => before,
    staleTime: 5_000,
    enabled: show !== null,
  });

/** Every pitch of the show with what its own link did meanwhile; asked again when another begins. */
export const useRoundRows = (
  room: string,
  show: string | null,
  pitch: string | null,
  speed: number | null,
) =>
  useQuery({
    queryKey: [CONTROL, "rounds", room, show, pitch],
    queryFn: () =>
      answered(
        api.GET("/api/rooms/{room}/shows/{show}/levels/{level}", {
          params: {
            path: { room, show: show ?? "", level: "talk" },
            query: { only: OF_ROUNDS.join() },
          },
        }),
      ),
    select: (level) => level.rows,
    placeholderData: (before) => before,
    refetchInterval: again(ROUNDS_MS, speed),
    staleTime: OFTEN_MS,
    enabled: show !== null,
  });

export const useBoxes = () =>
  useQuery({
    queryKey: [CONTROL, "boxes"],
    queryFn: () => answered(api.GET("/api/readings/boxes")),
    staleTime: Infinity,
  });

export const readPasted = (room: string, text: string) =>
  answered(api.POST("/api/rooms/{room}/readings/pasted", { ...of(room), body: { text } }));

export const planShow = (body: Shapes["ShowIn"]) => answered(api.POST("/api/shows", { body }));
