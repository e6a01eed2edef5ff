// The review of a show before it goes on air (播前审核): as it stands, ticked, signed, countersigned.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { asRefusal } from "@/api/refusal";
import { useSubject } from "@/live/Live";

export type PreShow = Shapes["PreShowReviewOut"];
export type Item = Shapes["PreShowReviewItemOut"];
export type Claim = Shapes["PreShowReviewClaimOut"];
export type Signature = Shapes["PreShowReviewSignatureOut"];
export type ItemState = Item["state"];

const PRESHOW = ["preshow"] as const;
const keyOf = (show: number) => [...PRESHOW, show] as const;
/** Of a script that is being written there is news at every stroke; all texts are checked again. */
const PAUSE_MS = 1_500;
/** While the server reads its rules it says so at once. */
const READING_MS = 1_000;

const SUBJECTS = [
  "compliance.preshowreview",
  "compliance.evidence",
  "compliance.acceptance",
  "rundown.plan",
  "selection.show",
  "selection.link",
  "selection.product",
  "selection.sku",
  "people.shift",
] as const;

const of = (show_id: number) => ({ path: { show_id } });
const ask = (show: number) =>
  answered(api.GET("/api/shows/{show_id}/pre-show-review", { params: of(show) }));

/** The review of a show; null asks for nothing. */
export function usePreShow(show: number | null) {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  const again = () => {
    clearTimeout(timer.current ?? undefined);
    timer.current = setTimeout(
      () => void queries.invalidateQueries({ queryKey: PRESHOW }),
      PAUSE_MS,
    );
  };
  const [a, b, c, d, e, f, g, h, i] = SUBJECTS;
  useSubject(a, again);
  useSubject(b, again);
  useSubject(c, again);
  useSubject(d, again);
  useSubject(e, again);
  useSubject(f, again);
  useSubject(g, again);
  useSubject(h, again);
  useSubject(i, again);
  return useQuery({
    queryKey: keyOf(show ?? 0),
    queryFn: () => ask(show ?? 0),
    enabled: show !== null,
    refetchInterval: ({ state }) =>
      state.error !== null && asRefusal(state.error).code === "packs_reading" ? READING_MS : false,
  });
}

/** Does one thing after the other, also after one that failed. */
function turnTaking() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Acts on a review, one after the other: each knows the version the one before has left. */
export function usePreShowActs(show: number) {
  const queries = useQueryClient();
  return useMemo(() => {
    const key = keyOf(show);
    const put = (review: PreShow): PreShow => {
      void queries.cancelQueries({ queryKey: key });
      queries.setQueryData<PreShow>(key, review);
      return review;
    };
    const now = () => queries.getQueryData<PreShow>(key);
    const read = async () => put(await ask(show));
    const inTurn = turnTaking();
    const send = (item: string, state: ItemState, note: string) =>
      answered(
        api.POST("/api/shows/{show_id}/pre-show-review/answers", {
          params: of(show),
          body: { key: item, state, note, expect: now()?.version ?? null },
        }),
      );
    return {
      read,
      /** Written over what others have said of other items; of the same item it is refused. */
      answer: (seen: Item, state: ItemState, note: string) =>
        inTurn(async () => {
          try {
            return put(await send(seen.key, state, note));
          } catch (thrown) {
            if (asRefusal(thrown).code !== "stale") throw thrown;
            const fresh = (await read()).items.find((one) => one.key === seen.key);
            if (fresh === undefined || fresh.at !== seen.at || fresh.state !== seen.state) {
              throw thrown;
            }
            return put(await send(seen.key, state, note));
          }
        }),
      sign: (seen: PreShow) =>
        inTurn(async () =>
          put(
            await answered(
              api.POST("/api/shows/{show_id}/pre-show-review/sign", {
                params: of(show),
                body: { digest: seen.digest, expect: seen.version },
              }),
            ),
          ),
        ),
      countersign: ({ id: review, version: expect }: Signature) =>
        inTurn(async () =>
          put(
            await answered(
              api.POST("/api/shows/{show_id}/pre-show-review/countersign", {
                params: of(show),
                body: { review, expect },
              }),
            ),
          ),
        ),
      accept: ({ rule, span: said, product }: Claim, reason: string) =>
        inTurn(async () =>
          put(
            await answered(
              api.POST("/api/shows/{show_id}/pre-show-review/accept", {
                params: of(show),
                body: { rule, said, product, reason },
              }),
            ),
          ),
        ),
    };
  }, [queries, show]);
}

export type PreShowActs = ReturnType<typeof usePreShowActs>;
