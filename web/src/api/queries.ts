// How answers are kept on the page and when they are asked for again.
import { QueryCache, QueryClient, MutationCache } from "@tanstack/react-query";
import { asRefusal, Refusal } from "./refusal";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Refusal;
  }
}

/** The key under which the page keeps who is signed in. */
export const ME = ["me"] as const;

const TRIES = 3;

export function makeQueries(): QueryClient {
  const noticeSignOut = (error: unknown) => {
    if (asRefusal(error).code === "signed_out") void queries.invalidateQueries({ queryKey: ME });
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== ME[0]) noticeSignOut(error);
      },
    }),
    mutationCache: new MutationCache({ onError: noticeSignOut }),
    defaultOptions: {
      queries: {
        // The stream says when something changed; asking again on every look would only add load.
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => asRefusal(error).passing && count < TRIES,
        retryDelay: (count) => Math.min(4_000, 500 * 2 ** count),
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return queries;
}
