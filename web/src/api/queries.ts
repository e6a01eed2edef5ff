// How answers are kept on the page and when they are asked for again.
import { QueryCache, QueryClient, MutationCache } from "@tanstack/react-query";
import { type Asking, ComeBack, isLost } from "./comeback";
import { asRefusal, Refusal } from "./refusal";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Refusal;
  }
}

/** The key under which the page keeps who is signed in. */
export const ME = ["me"] as const;

/** With their pauses of 0.4 and 0.8 s: people are told within two seconds. */
const TRIES = 2;

/** The answers of a page; `asking`: how it is seen that a server that was gone is back. */
export function makeQueries(asking: Asking): QueryClient {
  const noticeSignOut = (error: unknown) => {
    if (asRefusal(error).code === "signed_out") void queries.invalidateQueries({ queryKey: ME });
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== ME[0]) noticeSignOut(error);
        if (isLost(asRefusal(error))) comeBack.missed();
      },
    }),
    mutationCache: new MutationCache({ onError: noticeSignOut }),
    defaultOptions: {
      queries: {
        // The stream says when something changed; asking again on every look would only add load.
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => asRefusal(error).passing && count < TRIES,
        retryDelay: (count) => 400 * 2 ** count,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  // What stands as refused meanwhile goes on saying so: it is asked for again only when that helps.
  const comeBack = new ComeBack(
    asking,
    () =>
      void queries.refetchQueries({
        type: "active",
        predicate: ({ state }) => state.error !== null && isLost(asRefusal(state.error)),
      }),
  );
  return queries;
}
